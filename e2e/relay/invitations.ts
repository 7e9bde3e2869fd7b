import type { BrowserContext, Page } from '@playwright/test'

/** Makes an invitation as an owner's page does, and answers its link. A page gives a day at least; `lastsMs` may be less. */
export async function invite(owner: Page, agenda: string, role: string, lastsMs = 3_600_000) {
  const answer = await owner.request.post(`/api/agendas/${agenda}/invitations`, {
    headers: { origin: new URL(owner.url()).origin },
    data: {
      organisation: { name: 'Schoolbestuur Vaart', partner: null },
      role,
      uses: 1,
      endsAt: new Date(Date.now() + lastsMs).toISOString(),
      title: 'Jaaragenda',
    },
  })
  return (await answer.json()) as { link: string; invitation: { id: string } }
}

/** Comes in by the link of an invitation without a page, and answers a ticket for a program of one's own. */
export async function ticketOf(guest: BrowserContext, link: string, name: string, agenda: string): Promise<string> {
  const headers = { origin: new URL(link).origin }
  const secret = link.split('#')[1] ?? ''
  const accepted = await guest.request.post('/api/invitations/accept', { headers, data: { secret, name } })
  if (!accepted.ok()) throw new Error(`${name} was not let in: ${await accepted.text()}`)
  const made = await guest.request.post(`/api/agendas/${agenda}/tickets`, { headers, data: {} })
  return ((await made.json()) as { ticket: string }).ticket
}
