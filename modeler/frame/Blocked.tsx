import { m } from '../messages/index.js'

/** In the place of the page: why it cannot be shown, and the way on. */
export function Blocked({ why }: { why: keyof typeof m.blocked }) {
  const { title, text, link } = m.blocked[why]
  const back = encodeURIComponent(location.pathname)
  const href = why === 'session' ? `/sign-in?back=${back}` : why === 'post' ? '/' : location.pathname
  return (
    <main class="blocked">
      <h1>{title}</h1>
      <p>{text}</p>
      <a class="button primary" href={href}>
        {link}
      </a>
    </main>
  )
}
