import { m } from '../paraglide/messages.js'
import { Link } from '../routes/Link.tsx'
import { Loading } from '../ui/Frame.tsx'
import { AccessFrame } from './AccessFrame.tsx'
import { MyData } from './MyData.tsx'
import { useAccount } from './useAccount.ts'

/** What is kept about whom, in words; and for who is signed in: one's own data, devices and ways to come in. */
export function PrivacyPage() {
  const { view } = useAccount()
  const me = view.phase === 'known' ? view.me : null
  return (
    <AccessFrame title={m.access_privacy_title()} wide>
      <div className="access__prose">
        <p className="lea-lead">{m.access_privacy_lead()}</p>
        <h2>{m.access_privacy_device()}</h2>
        <p>{m.access_privacy_device_text()}</p>
        <h2>{m.access_privacy_server()}</h2>
        {me?.access === 'open' ? (
          <p>{m.access_privacy_open()}</p>
        ) : (
          <>
            <ul>
              <li>{m.access_privacy_name()}</li>
              <li>{m.access_privacy_devices()}</li>
              <li>{m.access_privacy_agendas()}</li>
              <li>{m.access_privacy_logins()}</li>
              <li>{m.access_privacy_authorship()}</li>
              <li>{m.access_privacy_log()}</li>
              <li>{m.access_privacy_tickets()}</li>
              <li>{m.access_privacy_in_agenda()}</li>
              <li>{m.access_privacy_typed()}</li>
            </ul>
            <p>{m.access_privacy_not()}</p>
            <h2>{m.access_privacy_who_sees()}</h2>
            <p>{m.access_privacy_who_sees_text()}</p>
            <h2>{m.access_privacy_deletion()}</h2>
            <p>{m.access_privacy_deletion_text()}</p>
          </>
        )}
      </div>
      {view.phase === 'asking' ? <Loading /> : null}
      {me?.person ? <MyData me={me} person={me.person} /> : null}
      <p className="access__deeds">
        <Link to={{ name: 'start' }}>{m.ui_to_start()}</Link>
        {me?.person?.isAdministrator ? (
          <Link to={{ name: 'access', page: 'administration' }}>{m.access_administration()}</Link>
        ) : null}
      </p>
    </AccessFrame>
  )
}
