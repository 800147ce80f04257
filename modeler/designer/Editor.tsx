import { useEffect, useState } from '@bpmn-io/properties-panel/preact/hooks'
import { discardDraft, procedure as openProcedure } from '../api/designer.js'
import type { Diagnostic, Me, Procedure } from '../api/types.js'
import { ChangesList } from '../changes/ChangesList.js'
import { ChecksList } from '../checks/ChecksList.js'
import { Conflict } from '../draft/Conflict.js'
import { chooseFile, exportFile } from '../draft/files.js'
import { SaveStamp } from '../draft/SaveStamp.js'
import { Frame } from '../frame/Frame.js'
import { PublishDialog } from '../publish/PublishDialog.js'
import { VersionsDrawer } from '../versions/VersionsDrawer.js'
import { NotTaken } from './NotTaken.js'
import { Toolbar } from './Toolbar.js'
import { useEditor } from './use-editor.js'
import { goTo, nameOf } from './view.js'
import { m } from '../messages/index.js'
import { messageOf } from '../messages/said.js'

interface EditorProps {
  me: Me
  procedure: Procedure
  /** What has just been done. */
  said: string | undefined
  /** Loads the procedure anew, after what is said: a publication, or to take what another designer saved. */
  onStartOver(said?: string): void
}

export function Editor({ me, procedure, said, onStartOver }: EditorProps) {
  const editor = useEditor(me, procedure)
  const { modeler, findings, changes, save } = editor
  const [publishing, setPublishing] = useState(false)
  const [showVersions, setShowVersions] = useState(false)
  const [notTaken, setNotTaken] = useState<Diagnostic[]>([])
  const show = (element: string) => modeler && goTo(modeler, element)
  const draft = save.kind === 'saved' ? save.saved.draft : procedure.draft
  useNextProblem(findings, show)

  const bringIn = async () => {
    const xml = await chooseFile()
    if (xml !== undefined) setNotTaken(await editor.load(xml))
  }
  const takeOver = async () => {
    const theirs = await openProcedure(procedure.process)
    editor.autosave().rebase(theirs.draft?.rev ?? 0)
    editor.autosave().changed()
  }
  const discard = async () => {
    await discardDraft(procedure.process)
    onStartOver()
  }

  const published = (version: number) => onStartOver(m.publish.done(version))

  const heading = (
    <>
      <h1 class="header-title">{procedure.name}</h1>
      <span class="tag">
        {editor.drafted
          ? m.draft.based(draft?.basedOn ?? procedure.inForce.version)
          : m.draft.current(procedure.inForce.version)}
      </span>
      {draft && !draft.mine && <span class="second">{m.start.theirs(draft.by)}</span>}
      <SaveStamp state={save} before={procedure.draft?.atText} />
    </>
  )
  return (
    <Frame me={me} heading={heading}>
      <main class="designer">
        <Toolbar
          modeler={modeler}
          canUndo={editor.canUndo}
          canRedo={editor.canRedo}
          drafted={editor.drafted}
          onImport={() => void bringIn()}
          onExport={() => void editor.xml().then(xml => exportFile(procedure.process, xml))}
          onDiscard={() => void discard()}
          onVersions={() => setShowVersions(!showVersions)}
          versionsShown={showVersions}
          onPublish={() => setPublishing(true)}
        />
        <div class="canvas" ref={editor.canvas} />
        <div class="notices">
          {said !== undefined && !editor.drafted && (
            <p class="notice calm" role="status">
              {said}
            </p>
          )}
          {save.kind === 'conflict' && (
            <Conflict error={save.error} onTheirs={() => onStartOver()} onMine={() => void takeOver()} />
          )}
          {save.kind === 'failed' && (
            <div class="notice" role="alert">
              <span>{messageOf(save.error)}</span>
              <button type="button" class="link" onClick={() => void editor.autosave().flush()}>
                {m.draft.saveAgain}
              </button>
            </div>
          )}
          {notTaken.length > 0 && <NotTaken findings={notTaken} onClose={() => setNotTaken([])} />}
        </div>
        <aside class="panel" ref={editor.panel} aria-label={m.panel.name} hidden={showVersions} />
        {showVersions && (
          <VersionsDrawer
            procedure={procedure}
            onClose={() => setShowVersions(false)}
            onPublished={published}
          />
        )}
        <div class="trays">
          <ChecksList findings={findings} nameOf={id => (modeler ? nameOf(modeler, id) : id)} onShow={show} />
          <ChangesList
            changes={changes}
            against={procedure.inForce.version}
            drafted={editor.drafted}
            pending={save.kind !== 'untouched' && save.kind !== 'saved'}
            onShow={show}
          />
        </div>
        {publishing && (
          <PublishDialog
            procedure={procedure}
            editor={editor}
            onClose={() => setPublishing(false)}
            onPublished={published}
          />
        )}
      </main>
    </Frame>
  )
}

/** F7 goes from problem to problem. */
function useNextProblem(
  findings: readonly Diagnostic[] | undefined,
  show: (element: string) => unknown,
): void {
  const [at, setAt] = useState(0)
  useEffect(() => {
    const elements = [...new Set(findings?.flatMap(each => each.element ?? []))]
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== 'F7' || elements.length === 0) return
      event.preventDefault()
      show(elements[at % elements.length]!)
      setAt(at + 1)
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [findings, at])
}
