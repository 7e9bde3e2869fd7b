import type { Provider } from '@lea/protocol/access'
import { m } from '../paraglide/messages.js'

/** The logins of organisations. Links, not buttons: each goes to the page of that organisation. `back`: where one ends up. */
export function ProviderLinks({
  providers,
  back,
  kind = 'secondary',
}: {
  providers: readonly Provider[]
  back: string
  kind?: 'primary' | 'secondary'
}) {
  return providers.map(({ id, name }) => (
    <a key={id} className={`lea-button lea-button--${kind}`} href={signInAddress(id, back)}>
      {m.access_sign_in_with({ name })}
    </a>
  ))
}

/** Where the login of an organisation begins. */
export function signInAddress(provider: string, back: string): string {
  return `/api/sign-in/providers/${encodeURIComponent(provider)}?back=${encodeURIComponent(back)}`
}
