import { createApp, watch } from 'vue'
import App from './App.vue'
import { wire } from './api/http.js'
import { i18n } from './messages/index.js'
import { router } from './router.js'
import { signInAgain } from './session/session.js'
import './theme/element.js'

wire({ signInAgain })

watch(
  () => [router.currentRoute.value.meta.title, i18n.global.locale.value] as const,
  ([title]) => {
    const { t } = i18n.global
    document.title = title ? `${t(`place.${title}`)} - ${t('app')}` : t('app')
  },
)

createApp(App).use(i18n).use(router).mount('#app')
