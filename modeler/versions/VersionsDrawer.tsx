import { useState } from '@bpmn-io/properties-panel/preact/hooks'
import { publishAgain, versions as listVersions } from '../api/designer.js'
import type { Procedure, Version } from '../api/types.js'
import { useLoaded } from '../frame/loaded.js'
import { versionUrl } from '../frame/place.js'
import { Problem } from '../frame/Problem.js'
import { Dialog } from '../publish/Dialog.js'
import { NoteForm } from '../publish/NoteForm.js'

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
    <aside class="panel drawer" aria-label="历次版本">
      <header class="drawer-head">
        <h2>历次版本</h2>
        <span class="grow" />
        <button type="button" class="link" onClick={onClose}>
          收起
        </button>
      </header>
      {error && <Problem error={error} again={again} />}
      <ol class="versions" role="list">
        {value?.map(version => (
          <li key={version.version}>
            <p>
              <b>第 {version.version} 版</b>
              {version.inForce && <span class="tag">在用</span>}
              <span class="grow" />
              <span class="second">{version.atText}</span>
            </p>
            <p>{version.note || (version.publisher ? '没有写说明' : '随系统安装')}</p>
            {version.publisher && (
              <p class="second facts">
                <span>{version.author}画</span>
                <span>{version.publisher}发布</span>
              </p>
            )}
            <p class="facts">
              <a href={versionUrl(process, version.version)}>看图</a>
              {!version.inForce && (
                <button type="button" class="link" onClick={() => setChosen(version)}>
                  再发布
                </button>
              )}
            </p>
          </li>
        ))}
      </ol>
      {chosen && (
        <Dialog title={`再发布第 ${chosen.version} 版？`} onClose={() => setChosen(undefined)}>
          <p class="consequence">
            按第 {chosen.version} 版的图、表单和时限出一个新版。新呼叫按它办，在办 {open} 件按原版办完。
            {draft && '现有草稿不会变。'}
          </p>
          <NoteForm
            verb="再发布"
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
