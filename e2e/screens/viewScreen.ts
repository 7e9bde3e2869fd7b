import type { Locator, Page } from '@playwright/test'
import { expect } from '@playwright/test'
import { goWithin } from '../people/person.ts'

/** The paths of the views, and the words by which one gets to them. */
export const viewNames = {
  rolverdeling: 'Rolverdeling',
  jaarplan: 'Jaarplan',
  planning: 'Planning',
  verbanden: 'Verbanden',
  'wettelijk-kader': 'Wettelijk kader',
  gremia: 'Gremia en kalender',
  indicatoren: 'Indicatoren',
  controle: 'Controle',
} as const
export type ViewPath = keyof typeof viewNames

/** One view of an agenda as it stands on somebody's screen. */
export class ViewScreen {
  readonly page: Page
  readonly main: Locator
  readonly filter: Locator

  constructor(page: Page) {
    this.page = page
    this.main = page.getByRole('main')
    this.filter = page.getByRole('region', { name: 'Filter' })
  }

  /** Opens a view by its address, in the app that is there already if one is, and waits until it was read. */
  async open(agendaId: string, view: ViewPath, search = ''): Promise<void> {
    const path = `/agenda/${agendaId}/${view}${search}`
    if (this.page.url() === 'about:blank') await this.page.goto(path)
    else await goWithin(this.page, path)
    await this.expectRead(view)
  }

  /** Goes to another view by its link. */
  async goTo(view: ViewPath): Promise<void> {
    await this.page
      .getByRole('navigation', { name: 'Overzichten' })
      .getByRole('link', { name: viewNames[view] })
      .click()
    await this.expectRead(view)
  }

  async expectRead(view: ViewPath): Promise<void> {
    await expect(this.page.getByRole('heading', { name: viewNames[view], level: 1 })).toBeVisible()
    await expect(this.filter).toBeVisible()
  }

  table(name: string | RegExp): Locator {
    return this.main.getByRole('table', { name })
  }

  /** The row of a table by what its heading says. */
  row(table: Locator, heading: string | RegExp): Locator {
    return table.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name: heading }) })
  }

  /** The rows of a table that tell of something: those of its head, its groups and its total are left out. */
  rows(table: Locator): Locator {
    return table.locator('tbody tr:not(.view-group)')
  }
}
