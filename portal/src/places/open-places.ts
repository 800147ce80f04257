import { computed } from 'vue'
import { may } from '../session/session.js'
import { places } from './places.js'

/** The places that the person at the page may open. */
export const openPlaces = computed(() => places.filter(place => !place.needs || may(place.needs)))
