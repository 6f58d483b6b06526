using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace NetKube.ClusterDns.Zone;

/// <summary>
/// An immutable map from bytes to values: a hash trie with 32 ways at each level, so that a change copies one path (a few
/// hundred bytes) and readers of the old map never see it. It is looked up by a span, which the framework's immutable
/// dictionary cannot do: so a query needs no key object.
/// <para>Example: keys whose hashes are …00001 and …00010 are leaves in slots 1 and 2 of the root; a third, whose lowest
/// five bits are 00001 too, turns slot 1 into a branch that tells the two apart by the next five bits. Keys of wholly
/// equal hashes hang in a chain at one leaf. The hash is seeded by the process, so nobody can choose names that collide.</para>
/// </summary>
internal sealed class PersistentMap<T> where T : class
{
    private const int BitsPerLevel = 5;
    private const int SlotMask = (1 << BitsPerLevel) - 1;

    private readonly Branch? _root;

    private PersistentMap(Branch? root, int count) => (_root, Count) = (root, count);

    public static PersistentMap<T> Empty { get; } = new(null, 0);

    public int Count { get; }

    public bool TryGet(ReadOnlySpan<byte> key, [NotNullWhen(true)] out T? value)
    {
        value = null;
        var hash = Hash(key);
        object? node = _root;
        for (var shift = 0; node is Branch branch; shift += BitsPerLevel) node = branch.Get((int)(hash >> shift) & SlotMask);
        for (var leaf = node as Leaf; leaf is not null; leaf = leaf.Next)
        {
            if (leaf.Hash != hash || !key.SequenceEqual(leaf.Key)) continue;
            value = leaf.Value;
            return true;
        }

        return false;
    }

    public PersistentMap<T> Set(byte[] key, T value)
    {
        var grown = Count + (TryGet(key, out _) ? 0 : 1);
        var root = Put(_root ?? new Branch(0, []), 0, new Leaf(Hash(key), key, value, null));
        return new PersistentMap<T>(root, grown);
    }

    public PersistentMap<T> Remove(ReadOnlySpan<byte> key)
    {
        if (_root is null || !TryGet(key, out _)) return this;
        return new PersistentMap<T>(Without(_root, 0, Hash(key), key) as Branch, Count - 1);
    }

    private static uint Hash(ReadOnlySpan<byte> key)
    {
        var hash = new HashCode();
        hash.AddBytes(key);
        return (uint)hash.ToHashCode();
    }

    private static Branch Put(Branch branch, int shift, Leaf fresh)
    {
        var slot = (int)(fresh.Hash >> shift) & SlotMask;
        return branch.Get(slot) switch
        {
            null => branch.With(slot, fresh),
            Branch below => branch.With(slot, Put(below, shift + BitsPerLevel, fresh)),
            Leaf held when held.Hash == fresh.Hash => branch.With(slot, fresh with { Next = held.Without(fresh.Key) }),
            Leaf held => branch.With(slot, Split(held, fresh, shift + BitsPerLevel)),
            _ => throw new InvalidOperationException("A slot holds neither branch nor leaf."),
        };
    }

    private static Branch Split(Leaf held, Leaf fresh, int shift)
    {
        var branch = new Branch(0, []).With((int)(held.Hash >> shift) & SlotMask, held);
        return Put(branch, shift, fresh);
    }

    /// <returns>What takes the node's place: a branch, a lone leaf that moves up (but not into the root), or nothing.</returns>
    private static object? Without(Branch branch, int shift, uint hash, ReadOnlySpan<byte> key)
    {
        var slot = (int)(hash >> shift) & SlotMask;
        var left = branch.Get(slot) switch
        {
            Branch below => Without(below, shift + BitsPerLevel, hash, key),
            Leaf leaf => leaf.Without(key),
            _ => null,
        };
        var rest = left is null ? branch.Less(slot) : branch.With(slot, left);
        if (rest.Slots.Length == 0) return null;
        return shift > 0 && rest.Slots is [Leaf only] ? only : rest;
    }

    private sealed record Leaf(uint Hash, byte[] Key, T Value, Leaf? Next)
    {
        public Leaf? Without(ReadOnlySpan<byte> key)
        {
            if (key.SequenceEqual(Key)) return Next;
            return Next is null ? this : this with { Next = Next.Without(key) };
        }
    }

    private sealed class Branch(uint used, object[] slots)
    {
        public object[] Slots => slots;

        public object? Get(int slot)
        {
            var bit = 1u << slot;
            return (used & bit) == 0 ? null : slots[BitOperations.PopCount(used & (bit - 1))];
        }

        public Branch With(int slot, object value)
        {
            var bit = 1u << slot;
            var at = BitOperations.PopCount(used & (bit - 1));
            if ((used & bit) != 0)
            {
                var changed = (object[])slots.Clone();
                changed[at] = value;
                return new Branch(used, changed);
            }

            var grown = new object[slots.Length + 1];
            Array.Copy(slots, grown, at);
            grown[at] = value;
            Array.Copy(slots, at, grown, at + 1, slots.Length - at);
            return new Branch(used | bit, grown);
        }

        public Branch Less(int slot)
        {
            var bit = 1u << slot;
            var at = BitOperations.PopCount(used & (bit - 1));
            var fewer = new object[slots.Length - 1];
            Array.Copy(slots, fewer, at);
            Array.Copy(slots, at + 1, fewer, at, fewer.Length - at);
            return new Branch(used & ~bit, fewer);
        }
    }
}
