import { render } from '@bpmn-io/properties-panel/preact'
import { session } from './api/designer.js'
import { useCsrf } from './api/http.js'
import type { Me } from './api/types.js'
import { Designer } from './designer/Designer.js'
import { Blocked } from './frame/Blocked.js'
import { Frame } from './frame/Frame.js'
import { placeOf } from './frame/place.js'
import { Start } from './start/Start.js'
import './theme/theme.css'
import { OldVersion } from './versions/OldVersion.js'
import { m } from './messages/index.js'
import { language } from './messages/language.js'

document.documentElement.lang = language
document.title = m.title(m.app)

const app = document.getElementById('app')!

void open()

async function open(): Promise<void> {
  try {
    const me = await session()
    if (!me) return render(<Blocked why="session" />, app)
    useCsrf(me.csrf)
    if (me.permissions.includes('designer')) render(page(me), app)
    else render(<Blocked why="post" />, app)
  } catch {
    render(<Blocked why="server" />, app)
  }
}

function page(me: Me) {
  const place = placeOf(location.pathname)
  if (place.page === 'start')
    return (
      <Frame me={me}>
        <Start />
      </Frame>
    )
  if (place.page === 'version') return <OldVersion me={me} process={place.process} version={place.version} />
  return <Designer me={me} process={place.process} />
}
