// The page of Aef: what the server should not do for each key and each pixel. No state of the program is here.
(() => {
    'use strict';
    const zooms = new WeakMap();
    const svgOf = graph => graph.querySelector('svg');

    function setZoom(graph, zoom) {
        const svg = svgOf(graph);
        const box = svg.viewBox.baseVal;
        zoom = Math.min(4, Math.max(0.1, zoom));
        zooms.set(graph, zoom);
        svg.style.width = box.width * zoom + 'px';
        svg.style.height = box.height * zoom + 'px';
    }

    function zoomBy(graph, kind) {
        const box = svgOf(graph).viewBox.baseVal;
        const now = zooms.get(graph) ?? 1;
        setZoom(graph, kind === 'in' ? now * 1.25 : kind === 'out' ? now / 1.25 : kind === 'one' ? 1
            : Math.min(graph.clientWidth / box.width, graph.clientHeight / box.height, 1));
    }

    // The next step in a direction: the nearest one whose center lies that way.
    function move(from, key) {
        const at = from.getBoundingClientRect();
        const nodes = [...from.closest('[data-graph]').querySelectorAll('[data-node]')];
        let best = null, least = Infinity;
        for (const node of nodes) {
            if (node === from) continue;
            const box = node.getBoundingClientRect();
            const x = box.x + box.width / 2 - at.x - at.width / 2, y = box.y + box.height / 2 - at.y - at.height / 2;
            const [along, across] = key === 'ArrowRight' ? [x, y] : key === 'ArrowLeft' ? [-x, y] : key === 'ArrowDown' ? [y, x] : [-y, x];
            const cost = along + 3 * Math.abs(across);
            if (along > 1 && cost < least) [best, least] = [node, cost];
        }
        if (best) {
            from.setAttribute('tabindex', '-1');
            best.setAttribute('tabindex', '0');
            best.focus();
            best.scrollIntoView({ block: 'nearest', inline: 'nearest' });
        }
    }

    const isTyping = target => target.closest('input, textarea, select, [contenteditable]') !== null;

    document.addEventListener('click', e => {
        const button = e.target.closest('[data-zoom]');
        const graph = button?.closest('.toolbar')?.parentElement.querySelector('[data-graph]');
        if (graph) zoomBy(graph, button.dataset.zoom);
        if (e.target.closest('[data-help]')) document.getElementById('keys').showModal();
    });

    document.addEventListener('keydown', e => {
        if (e.target.closest?.('[data-node]') && e.key.startsWith('Arrow')) {
            e.preventDefault();
            move(e.target.closest('[data-node]'), e.key);
        } else if ((e.ctrlKey || e.metaKey) && e.key === 'k' || e.key === '/' && !isTyping(e.target)) {
            const search = document.querySelector('[data-search]');
            if (search) {
                e.preventDefault();
                search.focus();
                search.select();
            }
        } else if (e.key === '?' && !isTyping(e.target)) {
            document.getElementById('keys')?.showModal();
        }
    });

    document.addEventListener('wheel', e => {
        const graph = e.target.closest?.('[data-graph]');
        if (graph && (e.ctrlKey || e.metaKey)) {
            e.preventDefault();
            setZoom(graph, (zooms.get(graph) ?? 1) * (e.deltaY < 0 ? 1.1 : 1 / 1.1));
        }
    }, { passive: false });

    // A graph is dragged by its background.
    let drag = null;
    document.addEventListener('pointerdown', e => {
        const graph = e.target.closest?.('[data-graph]');
        if (graph && e.button === 0 && e.pointerType === 'mouse' && !e.target.closest('[data-node], .fold')) {
            drag = { graph, x: e.clientX + graph.scrollLeft, y: e.clientY + graph.scrollTop };
        }
    });
    document.addEventListener('pointermove', e => {
        if (drag) {
            drag.graph.scrollLeft = drag.x - e.clientX;
            drag.graph.scrollTop = drag.y - e.clientY;
        }
    });
    document.addEventListener('pointerup', () => drag = null);

    // Following a log ends when the user scrolls up.
    document.addEventListener('wheel', e => {
        if (e.deltaY < 0 && e.target.closest?.('[data-log]')) {
            const follow = document.querySelector('[data-follow]');
            if (follow?.checked) follow.click();
        }
    }, { passive: true });

    const two = number => String(number).padStart(2, '0');
    setInterval(() => {
        for (const node of document.querySelectorAll('[data-since]')) {
            const seconds = Math.max(0, Math.floor((Date.now() - Number(node.dataset.since)) / 1000));
            const text = seconds < 60 ? seconds + ' s' : `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
            if (node.textContent !== text) node.textContent = text;
        }
    }, 1000);

    window.aef = {
        showLines: () => {
            for (const code of document.querySelectorAll('.code')) {
                const line = code.querySelector('li.at');
                if (line) code.scrollTop += line.getBoundingClientRect().top - code.getBoundingClientRect().top - code.clientHeight / 3;
            }
        },
        // The list has its full height only some frames after it was rendered.
        scrollLog: (top, frames = 60) => {
            const log = document.querySelector('[data-log]');
            if (!log) return;
            if (log.scrollHeight < top && frames > 0) requestAnimationFrame(() => window.aef.scrollLog(top, frames - 1));
            else log.scrollTop = Math.max(0, top - log.clientHeight / 3);
        },
    };
})();
