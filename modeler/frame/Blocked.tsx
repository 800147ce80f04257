const words = {
  session: {
    title: '请先登录',
    text: '登录后回到这里。草稿存在服务器上，不会丢。',
    link: '去登录',
  },
  post: {
    title: '您的岗位不能设计流程',
    text: '流程设计由编办和中心的流程设计员负责。如有别的岗位，可在门户右上角切换。',
    link: '回到待办',
  },
  server: { title: '服务器没有回应', text: '草稿存在服务器上，不会丢。', link: '再试一次' },
} as const

/** In the place of the page: why it cannot be shown, and the way on. */
export function Blocked({ why }: { why: keyof typeof words }) {
  const { title, text, link } = words[why]
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
