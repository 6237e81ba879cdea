import '@fontsource-variable/noto-sans-sc/wght.css';
import 'twemoji-colr-font/twemoji.css';
import './style/base.css';
import './style/frame.css';
import './style/messages.css';
import './style/composer.css';
import './style/empty-conversation.css';
import './style/blocks.css';
import './style/cards.css';
import './style/charts.css';
import './style/tables.css';
import './style/elements.css';
import './style/modal.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { WorkspacePage } from './workspace-page.tsx';

const root = document.getElementById('page');
if (root === null) throw new Error('index.html has no element with the id "page".');
createRoot(root).render(
  <StrictMode>
    <WorkspacePage />
  </StrictMode>,
);
