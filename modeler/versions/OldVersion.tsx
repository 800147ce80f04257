import { useEffect, useRef } from '@bpmn-io/properties-panel/preact/hooks'
import { version as openVersion } from '../api/designer.js'
import type { Me } from '../api/types.js'
import { Changes } from '../changes/ChangesList.js'
import { fit } from '../designer/view.js'
import { Frame } from '../frame/Frame.js'
import { useLoaded } from '../frame/loaded.js'
import { designerUrl } from '../frame/place.js'
import { Problem } from '../frame/Problem.js'
import { createViewer } from '../modeler.js'
import { m } from '../messages/index.js'

/** A version as it was published; nothing in it can be changed. */
export function OldVersion({ me, process, version }: { me: Me; process: string; version: number }) {
  const { value, error, again } = useLoaded(() => openVersion(process, version), [process, version])
  const canvas = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!value) return
    const viewer = createViewer(canvas.current!)
    viewer.on('root.set', () => fit(viewer, 12))
    void viewer.importXML(value.xml).then(() => fit(viewer, 12))
    return () => viewer.destroy()
  }, [value])
  const heading = (
    <>
      <a href={designerUrl(process)}>{value?.name ?? process}</a>
      <span class="slash" aria-hidden="true">
        /
      </span>
      <h1 class="header-title">{m.version(version)}</h1>
      {value?.version.inForce && <span class="tag">{m.inForce}</span>}
    </>
  )
  return (
    <Frame me={me} heading={heading}>
      <main class="designer looking">
        <div class="canvas" ref={canvas} />
        <aside class="panel drawer" aria-label={m.versions.one}>
          {error && <Problem error={error} again={again} />}
          {value && (
            <>
              <section class="drawer-part">
                <h2>{m.version(version)}</h2>
                <p>{value.version.note || (value.version.publisher ? m.noNote : m.shipped)}</p>
                <p class="second">{value.version.atText}</p>
                {value.version.publisher && (
                  <p class="second facts">
                    <span>{m.drawnBy(value.version.author)}</span>
                    <span>{m.publishedBy(value.version.publisher)}</span>
                  </p>
                )}
              </section>
              <section class="drawer-part">
                <h2>{m.versions.compared}</h2>
                {value.changes.length > 0 ? (
                  <Changes changes={value.changes} />
                ) : (
                  <p class="second">{value.version.inForce ? m.versions.isInForce : m.versions.same}</p>
                )}
              </section>
            </>
          )}
        </aside>
      </main>
    </Frame>
  )
}
