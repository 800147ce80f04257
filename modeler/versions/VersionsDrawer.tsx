import { useState } from '@bpmn-io/properties-panel/preact/hooks'
import { publishAgain, versions as listVersions } from '../api/designer.js'
import type { Procedure, Version } from '../api/types.js'
import { useLoaded } from '../frame/loaded.js'
import { versionUrl } from '../frame/place.js'
import { Problem } from '../frame/Problem.js'
import { Dialog } from '../publish/Dialog.js'
import { NoteForm } from '../publish/NoteForm.js'
import { m } from '../messages/index.js'

interface VersionsDrawerProps {
  procedure: Procedure
  onClose(): void
  onPublished(version: number): void
}

/** Every version with who drew and who published it; each can be looked at, and an earlier one published again. */
export function VersionsDrawer({ procedure, onClose, onPublished }: VersionsDrawerProps) {
  const { process, open, draft } = procedure
  const { value, error, again } = useLoaded(() => listVersions(process), [process])
  const [chosen, setChosen] = useState<Version>()
  return (
    <aside class="panel drawer" aria-label={m.versions.title}>
      <header class="drawer-head">
        <h2>{m.versions.title}</h2>
        <span class="grow" />
        <button type="button" class="link" onClick={onClose}>
          {m.versions.close}
        </button>
      </header>
      {error && <Problem error={error} again={again} />}
      <ol class="versions" role="list">
        {value?.map(version => (
          <li key={version.version}>
            <p>
              <b>{m.version(version.version)}</b>
              {version.inForce && <span class="tag">{m.inForce}</span>}
              <span class="grow" />
              <span class="second">{version.atText}</span>
            </p>
            <p>{version.note || (version.publisher ? m.noNote : m.shipped)}</p>
            {version.publisher && (
              <p class="second facts">
                <span>{m.drawnBy(version.author)}</span>
                <span>{m.publishedBy(version.publisher)}</span>
              </p>
            )}
            <p class="facts">
              <a href={versionUrl(process, version.version)}>{m.versions.look}</a>
              {!version.inForce && (
                <button type="button" class="link" onClick={() => setChosen(version)}>
                  {m.versions.again}
                </button>
              )}
            </p>
          </li>
        ))}
      </ol>
      {chosen && (
        <Dialog title={m.versions.question(chosen.version)} onClose={() => setChosen(undefined)}>
          <p class="consequence">
            {m.versions.consequence(chosen.version, open)}
            {draft && m.versions.draftStays}
          </p>
          <NoteForm
            verb={m.versions.again}
            onClose={() => setChosen(undefined)}
            send={async note => {
              onPublished((await publishAgain(process, chosen.version, note)).version)
            }}
          />
        </Dialog>
      )}
    </aside>
  )
}
