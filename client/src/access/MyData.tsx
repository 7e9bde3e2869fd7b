import type { Me, MyPerson } from '@lea/protocol/access'
import { useState } from 'react'
import { m } from '../paraglide/messages.js'
import { routeToPath } from '../routes/route.ts'
import { AlertDialog } from '../ui/AlertDialog.tsx'
import { useAnnounce, useToast } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { Table } from '../ui/Table.tsx'
import { type Answer, ask } from './ask.ts'
import { keepJson } from './keepJson.ts'
import { PasskeyButton } from './PasskeyButton.tsx'
import { ProviderLinks } from './ProviderLinks.tsx'
import { addPasskey, hasPasskeys } from './passkeys.ts'
import { RecoveryCode } from './RecoveryCode.tsx'
import { useAccount } from './useAccount.ts'
import '../ui/moreIcons.tsx'
import { dayWords, momentWords, refusedText } from './words.ts'

/** My devices, my ways to come in, and everything that the server keeps about me as a file. */
export function MyData({ me, person }: { me: Me; person: MyPerson }) {
  const { account } = useAccount()
  const toast = useToast()
  const announce = useAnnounce()
  const [code, setCode] = useState<string | null>(null)
  const [isAsking, setAsking] = useState(false)

  const unused = me.signIn.providers.filter(({ id }) => person.providers.every((mine) => mine.id !== id))

  /** Does something and reads anew who I am; what the server refuses is said. */
  const attempt = async <T,>(work: Promise<Answer<T>>): Promise<T | null> => {
    const answer = await work
    if (!answer.ok) {
      toast({ kind: 'warning', title: m.access_not_done(), text: refusedText(answer.refused) })
      return null
    }
    await account.refresh()
    return answer.value
  }

  return (
    <section className="access__part" aria-labelledby="my-data">
      <h2 id="my-data">{m.access_my_data()}</h2>
      <p>{m.access_signed_in_as({ name: [person.name, person.organisation].filter(Boolean).join(', ') })}</p>
      <div className="access__deeds">
        <Button
          icon="download"
          onPress={() =>
            void ask('myData', {}).then((answer) => {
              if (answer.ok) keepJson(m.access_data_file(), answer.value)
              else toast({ kind: 'warning', title: m.access_not_done(), text: refusedText(answer.refused) })
            })
          }
        >
          {m.access_my_data_save()}
        </Button>
        <Button onPress={() => void attempt(account.signOut())}>{m.access_sign_out_here()}</Button>
      </div>
      <h3>{m.access_my_devices()}</h3>
      <Table stacks label={m.access_my_devices()}>
        <caption className="lea-hidden">{m.access_my_devices()}</caption>
        <thead>
          <tr>
            <th scope="col">{m.access_column_device()}</th>
            <th scope="col">{m.access_column_since()}</th>
            <th scope="col">{m.access_column_last_seen()}</th>
            <th scope="col">
              <span className="lea-hidden">{m.access_column_do()}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {person.devices.map((device) => (
            <tr key={device.id}>
              <th scope="row">{device.name}</th>
              <td data-label={m.access_column_since()}>{dayWords(device.since)}</td>
              <td data-label={m.access_column_last_seen()}>{momentWords(device.lastSeen)}</td>
              <td>
                {device.isThisOne ? (
                  m.access_this_device()
                ) : (
                  <Button
                    small
                    aria-label={m.access_sign_out_device({ device: device.name })}
                    onPress={() =>
                      void attempt(ask('signOutDevice', { params: { device: device.id } })).then((done) => {
                        if (done !== null) announce(m.access_signed_out_device({ device: device.name }))
                      })
                    }
                  >
                    {m.access_sign_out()}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      <h3>{m.access_my_ways()}</h3>
      <p>{person.hasRecoveryCode ? m.access_has_code() : m.access_has_no_code()}</p>
      {person.providers.map(({ id, name }) => (
        <p key={id}>{m.access_has_login({ name })}</p>
      ))}
      {unused.length === 0 ? null : <p>{m.access_add_login_text()}</p>}
      {code === null ? (
        <div className="access__deeds">
          <Button onPress={() => setAsking(true)}>{m.access_new_code()}</Button>
          {me.signIn.passkey && hasPasskeys() ? (
            <PasskeyButton words={m.access_passkey_add()} work={addPasskey} onDone={(now) => account.take(now)} />
          ) : null}
          <ProviderLinks providers={unused} back={routeToPath({ name: 'access', page: 'privacy' })} />
        </div>
      ) : (
        <>
          <p>{m.access_code_text()}</p>
          <RecoveryCode code={code} />
        </>
      )}
      <ul className="access__passkeys">
        {person.passkeys.map((passkey) => (
          <li key={passkey.id}>
            {m.access_passkey_since({ day: dayWords(passkey.since) })}
            <Button
              small
              aria-label={`${m.access_remove()} ${m.access_passkey_since({ day: dayWords(passkey.since) })}`}
              onPress={() => void attempt(ask('removePasskey', { params: { passkey: passkey.id } }))}
            >
              {m.access_remove()}
            </Button>
          </li>
        ))}
      </ul>
      <AlertDialog
        title={m.access_new_code()}
        isOpen={isAsking}
        isDangerous={false}
        confirm={m.access_new_code()}
        onClose={() => setAsking(false)}
        onConfirm={() =>
          void attempt(ask('makeRecoveryCode', {})).then((made) => {
            if (made !== null) setCode(made.recoveryCode)
          })
        }
      >
        <p>{person.hasRecoveryCode ? m.access_new_code_replaces() : m.access_new_code_first()}</p>
      </AlertDialog>
    </section>
  )
}
