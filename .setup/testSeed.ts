import fc from 'fast-check'

/**
 * Every run of the tests plays the same random stories, so that a red run tells of the change and not of luck. Others are
 * played with LEA_SEED=<number>, or with LEA_SEED=random, which prints the number that it took.
 */
const asked = process.env.LEA_SEED ?? '20260101'
const seed = asked === 'random' ? Math.floor(Math.random() * 2 ** 31) : Number(asked)
if (!Number.isSafeInteger(seed)) throw new Error(`LEA_SEED=${asked} is no number, nor 'random'`)
if (asked === 'random') console.log(`LEA_SEED=${seed}`)
process.env.LEA_SEED = String(seed)
fc.configureGlobal({ seed })
