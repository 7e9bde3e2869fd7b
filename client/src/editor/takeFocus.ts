/** An event on the element of an editor that is there already: it takes the focus, with the caret where it was. */
export const takeFocus = 'leatakefocus'
