import { dotnet } from './_framework/dotnet.js';

const texts = {
    filling: 'Filling', washing: 'Washing', spinning: 'Spinning', done: 'Done', open: 'The door is open', closed: 'The door is closed',
};
const connections = { live: 'live', asking: 'live', refused: 'live', away: 'connecting' };
const element = id => document.getElementById(id);

// Draws what the machines say; the page decides nothing by itself.
function show(phase, connection, clocks, running, open) {
    const away = connection === 'away';
    document.body.dataset.phase = phase;
    document.body.dataset.connection = connection;
    element('status').textContent = texts[phase];
    element('connection').textContent = connections[connection];
    element('answer').textContent = connection === 'refused' ? 'The machine says no: not now.' : '';
    element('clocks').textContent = clocks;
    element('start').disabled = away || running;
    element('stop').disabled = away || !running;
    element('open').disabled = away || open;
    element('close').disabled = away || !open;
}

// The page may be in a folder of its host, so the address is made from its own.
function address() {
    const url = new URL('arpc', document.baseURI);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    return url.href;
}

const { setModuleImports, getAssemblyExports, getConfig, runMain } = await dotnet.create();
setModuleImports('page', { show, address });
const { Buttons } = (await getAssemblyExports(getConfig().mainAssemblyName)).AsyncMachine.Examples.Browser;
for (const button of document.querySelectorAll('button')) {
    button.addEventListener('click', () => Buttons.Press(button.id));
}
await runMain();
