namespace NetKube.ControlPlane.Store.Embedded;

/// <summary>A node of the tree of keys. Only the edit that made it may change it, and only until it is published.</summary>
internal abstract class TreeNode(object? owner)
{
    /// <summary>Slots a node. 64 keeps the tree three levels deep at 200,000 keys and a copied path near 2 kB.</summary>
    public const int Capacity = 64;

    /// <summary>The edit that made this node; nobody else's edit is ever the same object.</summary>
    public object? Owner { get; } = owner;

    public int Count { get; set; }

    /// <summary>Keys below that exist, that is, whose newest version is not a delete.</summary>
    public int Live { get; set; }

    /// <summary>A key not greater than any below, and greater than all to the left.</summary>
    public abstract string Low { get; }
}

/// <summary>Newest versions in key order.</summary>
internal sealed class TreeLeaf(object? owner) : TreeNode(owner)
{
    public KeyVersion[] Heads { get; } = new KeyVersion[Capacity];

    public override string Low => Heads[0].Key;

    /// <summary>The key's slot, or the complement of the slot where it belongs.</summary>
    public int Find(string key)
    {
        int low = 0, high = Count - 1;
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            var order = KeyOrder.Compare(Heads[middle].Key, key);
            if (order == 0) return middle;
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }

        return ~low;
    }

    public void Insert(int at, KeyVersion head)
    {
        Array.Copy(Heads, at, Heads, at + 1, Count - at);
        Heads[at] = head;
        Count++;
        if (!head.IsDelete) Live++;
    }

    public void Replace(int at, KeyVersion head)
    {
        Live += (head.IsDelete ? 0 : 1) - (Heads[at].IsDelete ? 0 : 1);
        Heads[at] = head;
    }

    public void RemoveAt(int at)
    {
        if (!Heads[at].IsDelete) Live--;
        Array.Copy(Heads, at + 1, Heads, at, Count - at - 1);
        Heads[--Count] = null!;
    }

    /// <summary>Appends slots of another leaf.</summary>
    public void Append(TreeLeaf from, int start, int count)
    {
        Array.Copy(from.Heads, start, Heads, Count, count);
        for (var i = Count; i < Count + count; i++)
        {
            if (!Heads[i].IsDelete) Live++;
        }

        Count += count;
    }

    public void Truncate(int count)
    {
        for (var i = count; i < Count; i++)
        {
            if (!Heads[i].IsDelete) Live--;
        }

        Array.Clear(Heads, count, Count - count);
        Count = count;
    }
}

/// <summary>Children in key order, each with its low key; the first takes whatever is lower still.</summary>
internal sealed class TreeBranch(object? owner) : TreeNode(owner)
{
    private readonly string[] _lows = new string[Capacity];

    public TreeNode[] Children { get; } = new TreeNode[Capacity];

    public override string Low => _lows[0];

    public string LowOf(int child) => _lows[child];

    /// <summary>The child that holds a key, if any does.</summary>
    public int ChildFor(string key)
    {
        int low = 1, high = Count - 1;
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            if (KeyOrder.Compare(_lows[middle], key) <= 0) low = middle + 1;
            else high = middle - 1;
        }

        return low - 1;
    }

    public void Insert(int at, TreeNode child)
    {
        Array.Copy(Children, at, Children, at + 1, Count - at);
        Array.Copy(_lows, at, _lows, at + 1, Count - at);
        Children[at] = child;
        _lows[at] = child.Low;
        Count++;
        Live += child.Live;
    }

    public void RemoveAt(int at)
    {
        Live -= Children[at].Live;
        Array.Copy(Children, at + 1, Children, at, Count - at - 1);
        Array.Copy(_lows, at + 1, _lows, at, Count - at - 1);
        Count--;
        Children[Count] = null!;
        _lows[Count] = null!;
    }

    /// <summary>Appends slots of another branch, with its low keys as they are.</summary>
    public void Append(TreeBranch from, int start, int count)
    {
        Array.Copy(from.Children, start, Children, Count, count);
        Array.Copy(from._lows, start, _lows, Count, count);
        for (var i = Count; i < Count + count; i++) Live += Children[i].Live;
        Count += count;
    }

    public void Truncate(int count)
    {
        for (var i = count; i < Count; i++) Live -= Children[i].Live;
        Array.Clear(Children, count, Count - count);
        Array.Clear(_lows, count, Count - count);
        Count = count;
    }
}
