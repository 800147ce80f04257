import { useEffect, useState } from '@bpmn-io/properties-panel/preact/hooks'
import { procedure } from '../api/designer.js'
import type { Me } from '../api/types.js'
import { Frame } from '../frame/Frame.js'
import { useLoaded } from '../frame/loaded.js'
import { Problem } from '../frame/Problem.js'
import { Editor } from './Editor.js'
import { m } from '../messages/index.js'

/** Loads a procedure, then hands it to the editor; after a publication it begins anew. */
export function Designer({ me, process }: { me: Me; process: string }) {
  const [said, setSaid] = useState<string>()
  const { value, error, again } = useLoaded(() => procedure(process), [process])
  useEffect(() => {
    if (value) document.title = m.title(value.name)
  }, [value?.name])
  if (error)
    return (
      <Frame me={me} heading={<h1 class="header-title">{process}</h1>}>
        <main class="page">
          <Problem error={error} again={again} />
        </main>
      </Frame>
    )
  if (!value)
    return (
      <Frame me={me} heading={<span class="bone" />}>
        <main class="page" aria-busy="true" />
      </Frame>
    )
  const key = `${value.inForce.version} ${value.draft?.rev ?? 0}`
  const startOver = (why?: string) => {
    setSaid(why)
    again()
  }
  return <Editor key={key} me={me} procedure={value} said={said} onStartOver={startOver} />
}
