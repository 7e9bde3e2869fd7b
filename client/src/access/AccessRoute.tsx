import type { AccessPageName } from '../routes/route.ts'
import './access.css'
import { AdministrationPage } from './AdministrationPage.tsx'
import { InvitationPage } from './InvitationPage.tsx'
import { PrivacyPage } from './PrivacyPage.tsx'
import { SetupPage } from './SetupPage.tsx'
import { SignInPage } from './SignInPage.tsx'

/** The pages about who may come in. `secret`: what stood behind # in the link that one came by. */
export default function AccessRoute({ page, secret }: { page: AccessPageName; secret: string }) {
  switch (page) {
    case 'invitation':
      return <InvitationPage secret={secret} />
    case 'setup':
      return <SetupPage secret={secret} />
    case 'signIn':
      return <SignInPage />
    case 'privacy':
      return <PrivacyPage />
    case 'administration':
      return <AdministrationPage />
  }
}
