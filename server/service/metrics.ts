import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client'
import type { HttpMeter } from '../api/services.js'
import type { Meter } from '../runtime/index.js'

/** Measurements of one service in Prometheus' text form. */
export function createMetrics(): { http: HttpMeter; runtime: Meter; ofProcess(): void } {
  const registers = [new Registry()]
  const registry = registers[0]!
  const requests = new Histogram({
    name: 'huying_http_request_duration_seconds',
    help: 'Time from the arrival of a request until its answer is sent',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  })
  const lateness = new Histogram({
    name: 'huying_timer_lateness_seconds',
    help: 'How long after it fell due a timer was fired',
    buckets: [0.01, 0.05, 0.1, 0.5, 1, 2, 5, 15, 60, 300],
    registers,
  })
  const steps = new Counter({
    name: 'huying_steps_total',
    help: 'Steps of process instances that were written',
    labelNames: ['process'],
    registers,
  })
  const stateBytes = new Histogram({
    name: 'huying_instance_state_bytes',
    help: 'Size of the state that a step wrote',
    buckets: [1e3, 4e3, 16e3, 64e3, 256e3, 1e6, 4e6],
    registers,
  })
  const conflicts = new Counter({
    name: 'huying_step_conflicts_total',
    help: 'Steps that were decided again because another one was faster',
    registers,
  })
  return {
    http: {
      contentType: registry.contentType,
      text: () => registry.metrics(),
      request: (method, route, status, seconds) =>
        requests.observe({ method, route, status: String(status) }, seconds),
    },
    runtime: {
      timerFired: lateMs => lateness.observe(lateMs / 1000),
      stepTaken(process, bytes) {
        steps.inc({ process })
        stateBytes.observe(bytes)
      },
      conflict: () => conflicts.inc(),
    },
    /** Adds what concerns the whole process: memory, CPU, delay of the event loop. Once in a process. */
    ofProcess: () => collectDefaultMetrics({ register: registry }),
  }
}
