import { expect, type Locator, type Page } from '@playwright/test'

/** The dialog 'Delen' of an agenda, as its owner sees it. */
export class ShareDialog {
  readonly page: Page
  readonly box: Locator

  constructor(page: Page) {
    this.page = page
    this.box = page.getByRole('dialog', { name: 'Delen' })
  }

  async open(): Promise<void> {
    await this.page.getByRole('banner').getByRole('button', { name: 'Delen' }).click()
    await expect(this.box).toBeVisible()
  }

  async close(): Promise<void> {
    await this.box.getByRole('button', { name: 'Sluiten' }).click()
    await expect(this.box).toBeHidden()
  }

  async go(page: 'Mensen' | 'Nodig uit' | 'Uitnodigingen' | 'Logboek' | 'Verwijderen'): Promise<void> {
    await this.box.getByRole('navigation', { name: 'Delen' }).getByRole('button', { name: page }).click()
  }

  /** The QR code of the invitation that was just made. */
  get qrCode(): Locator {
    return this.box.getByRole('img', { name: 'QR-code van de uitnodiging' })
  }

  /** Makes an invitation and answers its link. */
  async invite(organisation: string, role: 'Lezer' | 'Meedenker' | 'Schrijver' | 'Eigenaar'): Promise<string> {
    await this.go('Mensen')
    await this.go('Nodig uit')
    await this.box.getByRole('combobox', { name: 'Voor welke organisatie?' }).fill(organisation)
    await this.page.keyboard.press('Tab')
    await this.box.getByRole('radio', { name: role }).check()
    await this.box.getByRole('button', { name: 'Maak de uitnodiging' }).click()
    await expect(this.qrCode).toBeVisible()
    return await this.box
      .getByText(/\/uitnodiging#/)
      .first()
      .innerText()
  }

  /** The line of a person in the list. */
  person(name: string): Locator {
    return this.box.getByRole('row', { name })
  }
}
