/** Waits for work of the database, and rejects as 'slow' when it takes longer than one can wait. The work itself goes on. */
export async function withPatience<T>(work: Promise<T>, patienceMs: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const patience = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = new Error(`the database didn't answer within ${patienceMs} ms`)
      error.name = 'SlowError'
      reject(error)
    }, patienceMs)
  })
  try {
    return await Promise.race([work, patience])
  } finally {
    clearTimeout(timer)
  }
}
