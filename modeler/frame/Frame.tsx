import type { ComponentChildren } from '@bpmn-io/properties-panel/preact'
import { useEffect, useState } from '@bpmn-io/properties-panel/preact/hooks'
import { countyNow } from '../api/designer.js'
import type { Me } from '../api/types.js'
import { startUrl } from './place.js'
import { m } from '../messages/index.js'

interface FrameProps {
  me: Me
  /** Right of the place in the header; without it the header names the place alone. */
  heading?: ComponentChildren
  children: ComponentChildren
}

/** Side bar and header around every page; the page fills the rest. */
export function Frame({ me, heading, children }: FrameProps) {
  const post = me.posts.find(each => each.id === me.post)
  return (
    <div class="frame">
      <nav class="side" aria-label={m.frame.places}>
        <a class="side-mark" href="/" aria-label={m.frame.home}>
          <Mark />
        </a>
        <a class="side-place here" href={startUrl} aria-label={m.place} aria-current="page" title={m.place}>
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <circle cx="5" cy="10" r="2.4" />
            <circle cx="15" cy="5" r="2.4" />
            <circle cx="15" cy="15" r="2.4" />
            <path d="M7.2 9 12.8 6M7.2 11l5.6 3" />
          </svg>
        </a>
      </nav>
      <header class="header">
        {heading ? (
          <>
            <a href={startUrl}>{m.place}</a>
            <span class="slash" aria-hidden="true">
              /
            </span>
            {heading}
          </>
        ) : (
          <h1 class="header-title">{m.place}</h1>
        )}
        <span class="grow" />
        {me.demo && <span class="demo">{m.frame.demo}</span>}
        <Clock text={me.now.text} />
        <span class="rule" aria-hidden="true" />
        <span class="avatar" aria-hidden="true">
          {me.name.slice(0, 1)}
        </span>
        <span class="who">
          <b>{me.name}</b>
          <span>
            {post?.unitName} {post?.roleName}
          </span>
        </span>
      </header>
      {children}
    </div>
  )
}

const MINUTE = 60_000

/** The county's clock, asked for by the minute. */
function Clock({ text }: { text: string }) {
  const [shown, setShown] = useState(text)
  useEffect(() => {
    const ask = () => void countyNow().then(now => setShown(now.text), keep)
    const timer = setInterval(ask, MINUTE)
    return () => clearInterval(timer)
  }, [])
  return <time aria-label={m.frame.serverTime}>{shown}</time>
}

/** Without an answer the last time stays. */
const keep = () => undefined

function Mark() {
  return (
    <svg viewBox="0 0 28 28" aria-hidden="true">
      <rect width="28" height="28" rx="7" fill="#0b57b7" />
      <g fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round">
        <path d="M8 16v-4a5 5 0 0 1 5-5h5" />
        <path d="M20 12v4a5 5 0 0 1-5 5h-5" stroke-opacity=".62" />
      </g>
    </svg>
  )
}
