namespace AsyncMachine.History;

public sealed partial class MachineHistory
{
    /// <summary>One walk through a machine's blocks, from the newest to the oldest.</summary>
    /// <remarks>
    /// Blocks may be merged and removed meanwhile. Every record below <see cref="_bound"/> is still to be looked at, every other one was:
    /// wherever its block has gone, the walk goes on from there.
    /// </remarks>
    private sealed class Search(MachineHistory history, HistoryQuery query, MachineImage image, ulong bound)
    {
        private const int FirstLook = 16, LongestLook = 1024;

        private readonly Dictionary<int, CompiledQuery> _compiled = []; // by layout
        private readonly CursorRoom _room = new();
        private readonly List<ulong> _ids = [];
        private MachineImage _image = image;
        private ulong _bound = bound;
        private ulong _missing;                                          // block whose records were not found at the last look

        public async ValueTask<List<HistoryRecord>> ReadAsync(int size, CancellationToken cancellationToken)
        {
            var records = new List<HistoryRecord>();
            for (int look = FirstLook; ; look = Math.Min(look * 8, LongestLook))
            {
                IReadOnlyList<StoredSummary> found =
                    await history._backend.ReadSummariesAsync(history.MachineId, _bound, newestFirst: true, look, cancellationToken).ConfigureAwait(false);
                foreach (StoredSummary stored in found)
                {
                    BlockSummary summary = await OpenAsync(stored, cancellationToken).ConfigureAwait(false);
                    if (summary.LastId < _image.FirstId) return records;
                    if (QueryOf(summary.LayoutId).MayMatch(summary))
                    {
                        ReadOnlyMemory<byte>? payload =
                            await history._backend.ReadPayloadAsync(history.MachineId, stored.FirstId, cancellationToken).ConfigureAwait(false);
                        if (payload is not { } bytes)
                        {
                            Miss(stored.FirstId);
                            break;
                        }

                        Collect(bytes.Span, QueryOf(summary.LayoutId), size - records.Count, records);
                        if (records.Count == size) return records;
                    }

                    _bound = stored.FirstId;
                }

                if (found.Count == 0 || (found.Count < look && _bound == found[^1].FirstId)) return records;
            }
        }

        /// <summary>The block was merged or removed between two looks; once more is enough, unless the backend has lost it.</summary>
        private void Miss(ulong block)
        {
            if (_missing == block) throw new InvalidDataException($"Block {block} of machine '{history.MachineId}' has a summary and no records.");
            _missing = block;
        }

        private async ValueTask<BlockSummary> OpenAsync(StoredSummary stored, CancellationToken cancellationToken)
        {
            BlockSummary? summary = BlockSummary.Read(stored.Summary.Span, _image.Layouts, orNull: true);
            if (summary is not null) return summary;

            // Stored after the machine record was read, and with a later schema.
            _image = await history.ReadImageAsync(cancellationToken).ConfigureAwait(false) ?? _image;
            return BlockSummary.Read(stored.Summary.Span, _image.Layouts, orNull: false)!;
        }

        private CompiledQuery QueryOf(int layout)
        {
            if (!_compiled.TryGetValue(layout, out CompiledQuery? compiled)) _compiled.Add(layout, compiled = new CompiledQuery(query, _image.Layouts[layout]));
            return compiled;
        }

        /// <summary>Adds the newest records that match. The block is read twice: only what is given becomes objects.</summary>
        private void Collect(ReadOnlySpan<byte> payload, CompiledQuery compiled, int most, List<HistoryRecord> records)
        {
            _ids.Clear();
            var cursor = new BlockCursor(payload, _image.Layouts, _room);
            while (cursor.MoveNext() && cursor.Id < _bound)
            {
                if (cursor.Id >= _image.FirstId && cursor.Time >= _image.Oldest && compiled.Matches(cursor)) _ids.Add(cursor.Id);
            }

            if (_ids.Count == 0) return;
            int first = Math.Max(0, _ids.Count - most), at = first;
            cursor = new BlockCursor(payload, _image.Layouts, _room);
            while (at < _ids.Count && cursor.MoveNext())
            {
                if (cursor.Id != _ids[at]) continue;
                records.Add(new HistoryRecord(cursor));
                at++;
            }

            records.Reverse(records.Count - (at - first), at - first);
        }
    }
}
