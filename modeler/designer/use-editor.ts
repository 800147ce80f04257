import type Modeler from 'bpmn-js/lib/Modeler'
import { useEffect, useRef, useState } from '@bpmn-io/properties-panel/preact/hooks'
import type { Diagnostic, Me, Procedure } from '../api/types.js'
import type { Badges } from '../checks/badges.js'
import { createChecker, lossy } from '../checks/checker.js'
import { createAutosave, type Autosave, type SaveState } from '../draft/autosave.js'
import { createModeler } from '../modeler.js'
import { fit } from './view.js'

interface CommandStack {
  canUndo(): boolean
  canRedo(): boolean
}

export interface EditorState {
  modeler: Modeler | undefined
  save: SaveState
  /** Of the engine, as one draws. */
  live: Diagnostic[] | undefined
  canUndo: boolean
  canRedo: boolean
}

/** Milliseconds without a change after which the engine is asked. */
const rest = 300
/** Room for the palette. */
const left = 76

const xmlOf = async (modeler: Modeler) => (await modeler.saveXML({ format: true })).xml!

/** The modeler in its two places, with its checks and its draft. */
export function useEditor(me: Me, procedure: Procedure) {
  const canvas = useRef<HTMLDivElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const autosave = useRef<Autosave>()
  const load = useRef<(xml: string, changed: boolean) => Promise<Diagnostic[]>>()
  const [state, setState] = useState<EditorState>({
    modeler: undefined,
    save: { kind: 'untouched' },
    live: undefined,
    canUndo: false,
    canRedo: false,
  })
  const set = (part: Partial<EditorState>) => setState(before => ({ ...before, ...part }))

  useEffect(() => {
    const modeler = createModeler(canvas.current!, panel.current!, {
      choices: procedure.choices,
      now: Date.parse(me.now.at),
    })
    const checker = createChecker()
    const saving = createAutosave({
      process: procedure.process,
      rev: procedure.draft?.rev ?? 0,
      xml: () => xmlOf(modeler),
      tell: save => set({ save }),
    })
    autosave.current = saving
    let timer: ReturnType<typeof setTimeout> | undefined
    const check = async () => {
      const found = await checker.check(await xmlOf(modeler))
      if (found) set({ live: found })
    }
    modeler.on('commandStack.changed', () => {
      const stack = modeler.get<CommandStack>('commandStack')
      set({ canUndo: stack.canUndo(), canRedo: stack.canRedo() })
    })
    // Loading and clearing also report themselves; only what was drawn is a change.
    modeler.on('elements.changed', () => {
      saving.changed()
      clearTimeout(timer)
      timer = setTimeout(() => void check(), rest)
    })
    modeler.on('root.set', () => fit(modeler, left))
    load.current = async (xml, changed) => {
      const found = await checker.check(xml)
      const lost = found?.filter(each => lossy.has(each.code)) ?? []
      if (lost.length > 0) return lost
      await modeler.importXML(xml)
      fit(modeler, left)
      set({ modeler, live: found ?? [] })
      if (changed) saving.changed()
      return []
    }
    void load.current(procedure.xml, false)
    const leaving = (event: BeforeUnloadEvent) => {
      if (saving.unsaved()) event.preventDefault()
    }
    window.addEventListener('beforeunload', leaving)
    return () => {
      window.removeEventListener('beforeunload', leaving)
      clearTimeout(timer)
      checker.close()
      modeler.destroy()
    }
  }, [])

  const saved = state.save.kind === 'saved' ? state.save.saved : undefined
  const rules = (saved ?? procedure).diagnostics.filter(each => each.rule)
  const findings = state.live && [...state.live, ...rules]
  useEffect(() => {
    if (findings) state.modeler?.get<Badges>('badges').show(findings)
  }, [state.modeler, state.live, saved])

  return {
    canvas,
    panel,
    ...state,
    findings,
    changes: (saved ?? procedure).changes,
    drafted: saved !== undefined || procedure.draft !== undefined,
    autosave: () => autosave.current!,
    /** Puts another diagram on the canvas; answers what it could not take, and takes nothing then. */
    load: (xml: string) => load.current!(xml, true),
    xml: () => xmlOf(state.modeler!),
  }
}

export type EditorHook = ReturnType<typeof useEditor>
