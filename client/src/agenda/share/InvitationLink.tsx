import type { NewInvitation } from '@lea/protocol/access'
import { useMemo, useRef, useState } from 'react'
import { encode } from 'uqr'
import { dayWords, roleMay, roleName } from '../../access/words.ts'
import { m } from '../../paraglide/messages.js'
import { Button } from '../../ui/Button.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { useCopyLink } from '../work/useCopyLink.tsx'

/** A fresh invitation: its link, a drawing of it for a phone, and words to mail. Its secret is nowhere else. */
export function InvitationLink({ made, onAnother }: { made: NewInvitation; onAnother: () => void }) {
  const copyLink = useCopyLink()
  const heading = useRef<HTMLHeadingElement>(null)
  const { invitation, link } = made
  const facts = {
    title: invitation.title,
    role: roleName(invitation.role),
    may: roleMay(invitation.role),
    day: dayWords(invitation.endsAt),
    link,
  }
  const [words, setWords] = useState<string>(() => m.access_mail_text(facts))
  const mail = `mailto:?subject=${encodeURIComponent(m.access_mail_subject(facts))}&body=${encodeURIComponent(words)}`
  return (
    <section className="share__made" aria-labelledby="made">
      <h3 id="made" tabIndex={-1} ref={(element) => focusOnce(heading, element)}>
        {m.access_made_title({ organisation: invitation.organisation.name })}
      </h3>
      <p>{m.access_made_text()}</p>
      <div className="share__link">
        <code>{link}</code>
        <Button kind="primary" icon="link" onPress={() => copyLink(link, m.access_made_copied())}>
          {m.access_copy()}
        </Button>
      </div>
      <div className="share__ways">
        <QrDrawing text={link} />
        <div className="share__mail">
          <TextArea label={m.access_mail_label()} value={words} onChange={setWords} rows={9} />
          <p>
            <a className="lea-button lea-button--secondary" href={mail}>
              {m.access_mail_do()}
            </a>
          </p>
        </div>
      </div>
      <div>
        <Button icon="add" onPress={onAnother}>
          {m.access_invite_another()}
        </Button>
      </div>
    </section>
  )
}

/** What just came takes the focus, once: it stands where the form was. */
function focusOnce(kept: { current: HTMLHeadingElement | null }, element: HTMLHeadingElement | null): void {
  if (element !== null && kept.current === null) element.focus()
  if (element !== null) kept.current = element
}

/** A QR code as one path: dark on white in both themes, as cameras want it. */
function QrDrawing({ text }: { text: string }) {
  const { size, path } = useMemo(() => {
    const { data, size } = encode(text, { ecc: 'M', border: 3 })
    const squares = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
    return { size, path: squares.join('') }
  }, [text])
  return (
    <svg className="share__qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={m.access_qr()}>
      <path className="share__qr-ground" d={`M0 0h${size}v${size}h-${size}z`} />
      <path className="share__qr-squares" d={path} />
    </svg>
  )
}
