namespace AsyncMachine.Tests.Time;

/// <summary>The heap against a plain list.</summary>
public sealed class DelayHeapTests
{
    [Test]
    public void It_does_what_a_sorted_list_does()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var heap = new DelayHeap();
            var model = new List<(int Slot, uint Number, long Due, int Owner, ulong Tick)>();
            for (int step = 0; step < 400; step++)
            {
                switch (random.Next(10))
                {
                    case < 5:
                        var entry = new DelayHeap.Entry { Due = random.Next(40), Owner = (short)random.Next(-1, 5), Tick = (ulong)random.Next(3) };
                        int slot = heap.Add(entry);
                        model.Add((slot, heap[slot].Number, entry.Due, entry.Owner, entry.Tick));
                        break;
                    case 5 when model.Count > 0:
                        int at = random.Next(model.Count);
                        heap.Remove(model[at].Slot);
                        model.RemoveAt(at);
                        break;
                    case 6 when model.Count > 0:
                        heap.Remove(heap.Earliest);
                        model.Remove(Sorted()[0]);
                        break;
                    case 7:
                        int owner = random.Next(6);
                        ulong tick = (ulong)random.Next(3);
                        heap.RemoveStale(owner, tick);
                        model.RemoveAll(delay => delay.Owner == owner && delay.Tick != tick);
                        break;
                    case 8 when model.Count > 0:
                        int moved = random.Next(model.Count);
                        long due = random.Next(40);
                        heap.Move(model[moved].Slot, due);
                        model[moved] = model[moved] with { Due = due };
                        break;
                    case 9 when random.Next(20) == 0:
                        heap.Clear();
                        model.Clear();
                        break;
                }

                Assert.That(heap.Count, Is.EqualTo(model.Count));
                Assert.That(heap.InOrder(), Is.EqualTo(Sorted().Select(delay => delay.Slot)), $"seed {seed}, step {step}");
                if (model.Count > 0) Assert.That(heap.Earliest, Is.EqualTo(Sorted()[0].Slot));
                Assert.That(model.All(delay => heap.Find(delay.Slot, delay.Number) == delay.Slot && heap.Find(delay.Slot, delay.Number + 1) < 0));
                for (int state = 0; state < 6; state++) Assert.That(heap.Owns(state), Is.EqualTo(model.Exists(delay => delay.Owner == state)));
            }

            List<(int Slot, uint Number, long Due, int Owner, ulong Tick)> Sorted() =>
                [.. model.OrderBy(delay => delay.Due).ThenBy(delay => delay.Number)];
        }
    }

    [Test]
    public void Slots_stay_where_they_are_while_it_grows()
    {
        var heap = new DelayHeap();
        int[] slots = [.. Enumerable.Range(0, 5_000).Select(i => heap.Add(new DelayHeap.Entry { Due = 5_000 - i, Owner = -1 }))];
        Assert.That(slots.Select(slot => heap[slot].Due), Is.EqualTo(Enumerable.Range(0, 5_000).Select(i => 5_000L - i)));
        Assert.That(heap.InOrder(), Is.EqualTo(slots.Reverse()));
    }
}
