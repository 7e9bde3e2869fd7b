import { m } from '../paraglide/messages.js'
import { navigate } from '../routes/navigation.ts'
import { useToast } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { MenuButton } from '../ui/Menu.tsx'
import { useAccount } from './useAccount.ts'
import { refusedText } from './words.ts'
import '../ui/moreIcons.tsx'

/** Who I am on this server, at the top of the start page. Nothing where the server doesn't ask who people are. */
export default function AccountBar() {
  const { account, view } = useAccount()
  const toast = useToast()
  if (view.phase !== 'known' || view.me.access === 'open') return null
  const { person } = view.me
  if (person === null) {
    return (
      <Button kind="primary" small onPress={() => navigate({ name: 'access', page: 'signIn' })}>
        {m.access_sign_in()}
      </Button>
    )
  }
  const signOut = async () => {
    const answer = await account.signOut()
    if (answer.ok) toast({ kind: 'positive', title: m.access_signed_out_here(), text: m.access_signed_out_here_text() })
    else toast({ kind: 'warning', title: m.access_not_done(), text: refusedText(answer.refused) })
  }
  return (
    <MenuButton
      kind="quiet"
      icon="people"
      label={m.access_signed_in()}
      entries={[
        { id: 'privacy', label: m.access_my_data(), icon: 'info' },
        ...(person.isAdministrator
          ? [{ id: 'administration', label: m.access_administration(), icon: 'settings' as const }]
          : []),
        { id: 'out', label: m.access_sign_out_here(), icon: 'device' },
      ]}
      onAction={(id) => {
        if (id === 'out') void signOut()
        else if (id === 'privacy' || id === 'administration') navigate({ name: 'access', page: id })
      }}
    />
  )
}
