import { expect, type Page } from '@playwright/test'

/** Follows the link of the first run and fills in the form. The page with the recovery code is what is seen next. */
export async function setUpServer({ page, name }: { page: Page; name: string }, link: string): Promise<void> {
  await page.goto(link)
  await expect(page).not.toHaveURL(/#/)
  await page.getByLabel('Uw naam').fill(name)
  await page.getByLabel('Naam van uw gemeente').fill('Waterdam')
  await page.getByRole('button', { name: 'Richt de server in' }).click()
  await expect(page.getByText(/^[A-Z0-9]{4}(-[A-Z0-9]{4}){7}$/)).toBeVisible()
}

/** Fills in the name on the page of an invitation. */
export async function openInvitation({ page, name }: { page: Page; name: string }, link: string): Promise<void> {
  await page.goto(link)
  await expect(page).not.toHaveURL(/#/)
  await page.getByLabel('Uw naam').fill(name)
}

/** Logs in on the page of one's organisation (`organisationLogin.ts`). */
export async function logInAt(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Inloggen bij uw organisatie' })).toBeVisible()
  await page.getByLabel('Gebruikersnaam').fill(name)
  await page.getByRole('button', { name: 'Log in' }).click()
}
