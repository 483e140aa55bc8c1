// Chooses the view by the path; each view is a chunk of its own, so that a phone loads only the phone.
import { mount } from 'svelte';

import './app.css';
import { chooseLocale } from './lib/texts.svelte';

const views = {
  '/p': () => import('./views/Phone.svelte'),
  '/c': () => import('./views/Console.svelte'),
  '/s': () => import('./views/Screen.svelte'),
  '/o': () => import('./views/Operator.svelte'),
  '/': () => import('./views/Landing.svelte'),
} as const;

async function start(): Promise<void> {
  chooseLocale();
  const target = document.getElementById('app');
  if (!target) return;
  const path = location.pathname as keyof typeof views;
  const view = await (views[path] ?? views['/'])();
  mount(view.default, { target });
}

void start();
if (import.meta.env.PROD) void import('./lib/worker');
