import type { Component } from 'vue'
import {
  Bell,
  Box,
  DataBoard,
  Document,
  EditPen,
  Files,
  Monitor,
  Notebook,
  OfficeBuilding,
  Promotion,
  Setting,
  Tickets,
} from '@element-plus/icons-vue'
import type { Badges, Permission } from '../api/types.js'

/** A place of the side bar. Which of them somebody sees follows from the server's permissions alone. */
export interface Place {
  name: string
  /** Route, or an address outside this app. */
  to: string
  icon: Component
  needs?: Permission
  badge?: keyof Omit<Badges, 'now'>
  outside?: boolean
}

export const places: Place[] = [
  { name: 'queue', to: '/queue', icon: Box, needs: 'queue', badge: 'queue' },
  { name: 'todo', to: '/todo', icon: Document, badge: 'todo' },
  { name: 'file', to: '/calls/new', icon: Promotion, needs: 'file' },
  { name: 'clue', to: '/calls/new/joint-enforcement', icon: Promotion, needs: 'clue' },
  { name: 'supervision', to: '/supervision', icon: DataBoard, needs: 'supervision', badge: 'supervision' },
  { name: 'township', to: '/township', icon: Files, needs: 'township-cases' },
  { name: 'unit', to: '/unit', icon: OfficeBuilding, needs: 'unit-cases' },
  { name: 'all', to: '/cases', icon: Files, needs: 'all-cases' },
  { name: 'items', to: '/items', icon: Notebook, needs: 'items' },
  { name: 'matters', to: '/matters', icon: Tickets },
  { name: 'notices', to: '/notices', icon: Bell, badge: 'unread' },
  { name: 'setup', to: '/setup', icon: Setting, needs: 'setup' },
  { name: 'operator', to: '/operator', icon: Monitor, needs: 'operator', badge: 'incidents' },
  { name: 'designer', to: '/modeler/', icon: EditPen, needs: 'designer', outside: true },
]
