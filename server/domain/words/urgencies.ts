import type { Urgency } from '../calls/urgency.js'
import type { Language } from '../language.js'
import { translated } from './translated.js'

const english: Readonly<Record<Urgency, string>> = { 特急: 'Critical', 紧急: 'Urgent', 一般: 'Ordinary' }

export const urgencyName = (urgency: Urgency, language: Language) => translated(urgency, english, language)
