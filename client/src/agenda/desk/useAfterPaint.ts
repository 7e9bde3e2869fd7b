import { useEffect, useState } from 'react'

/** false for the first frames of a page, true once it stands there: for what may come a moment later than the text. */
export function useAfterPaint(): boolean {
  const [isPainted, setPainted] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setPainted(true), 50)
    return () => clearTimeout(timer)
  }, [])
  return isPainted
}
