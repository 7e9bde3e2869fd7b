import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { ComboBox } from 'react-aria-components/ComboBox'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Text } from 'react-aria-components/Text'
import { m } from '../paraglide/messages.js'
import './ComboboxField.css'
import { AriaLanguage } from './AriaLanguage.tsx'
import type { ComboboxProps } from './Combobox.tsx'
import './Field.css'
import { foundIn } from './foundIn.ts'
import { Icon } from './Icon.tsx'
import './MenuList.css'

/** Key of the offer to make what was typed into a new choice. Ids of blocks never hold a space. */
const newChoice = 'new choice'

/** The field that `Combobox` fetches. */
export default function ComboboxField({
  label,
  labelIsHidden = false,
  description,
  choices,
  value,
  onChange,
  onCreate,
  createLabel,
  placeholder,
  small = false,
  isDisabled = false,
  autoFocus = false,
}: ComboboxProps) {
  const chosen = choices.find((choice) => choice.id === value)
  const [words, setWords] = useState<string | null>(null)
  const typed = (words ?? '').trim()
  const wanted = typed.toLocaleLowerCase()
  const isAll = wanted === '' || typed === chosen?.label
  const { begun, within } = isAll ? { begun: choices, within: [] } : foundIn(choices, wanted)
  const offer =
    onCreate !== undefined && typed !== '' && !choices.some((choice) => choice.label.toLocaleLowerCase() === wanted)
  const items = [
    ...begun,
    ...(offer ? [{ id: newChoice, label: createLabel?.(typed) ?? typed, note: undefined }] : []),
    ...within,
  ]
  const choose = (key: string | null) => {
    setWords(null)
    if (key === newChoice) onCreate?.(typed)
    else if (key !== value) onChange(key)
  }
  return (
    <AriaLanguage>
      <ComboBox
        className={`lea-field lea-combobox${small ? ' lea-field--small' : ''}`}
        {...(labelIsHidden ? { 'aria-label': label } : {})}
        items={items}
        inputValue={words ?? chosen?.label ?? ''}
        selectedKey={value}
        onInputChange={setWords}
        onSelectionChange={(key) => choose(key === null ? null : String(key))}
        onBlur={() => {
          if (typed === '' && words !== null && value !== null) onChange(null)
          setWords(null)
        }}
        menuTrigger="focus"
        allowsEmptyCollection
        isDisabled={isDisabled}
      >
        {labelIsHidden ? null : <Label className="lea-field__label">{label}</Label>}
        {description === undefined ? null : (
          <Text slot="description" className="lea-field__description">
            {description}
          </Text>
        )}
        <div
          className="lea-combobox__row"
          onKeyDownCapture={(event) => {
            // nothing in the list has the arrow keys' attention: what was typed means the first of what it found
            const first = items[0]
            if (event.key !== 'Enter' || event.nativeEvent.isComposing || typed === '' || first === undefined) return
            if ((event.target as Element).hasAttribute('aria-activedescendant')) return
            // before the choice, which may move the focus: this Enter would press what has the focus then
            event.preventDefault()
            choose(first.id)
          }}
        >
          <Input className="lea-input" autoFocus={autoFocus} {...(placeholder === undefined ? {} : { placeholder })} />
          <Button className="lea-combobox__arrow" aria-label={m.ui_show_choices()}>
            <Icon name="chevronDown" size={16} />
          </Button>
        </div>
        <Popover className="lea-popover lea-combobox__popover" offset={4}>
          <ListBox<(typeof items)[number]>
            className="lea-options"
            renderEmptyState={() => <p className="lea-options__empty">{m.ui_nothing_found()}</p>}
          >
            {(item) => (
              <ListBoxItem id={item.id} textValue={item.label} className="lea-options__item">
                {item.id === newChoice ? <Icon name="add" size={16} /> : null}
                <span className="lea-menu__words">{item.label}</span>
                {item.note === undefined ? null : <span className="lea-menu__shortcut">{item.note}</span>}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
    </AriaLanguage>
  )
}
