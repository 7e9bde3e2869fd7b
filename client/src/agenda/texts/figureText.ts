import { getLocale } from '../../paraglide/runtime.js'

/** A number as one would type it on this screen: '3,8', in English '3.8'. */
export function figureText(value: number): string {
  return getLocale() === 'nl' ? String(value).replace('.', ',') : String(value)
}
