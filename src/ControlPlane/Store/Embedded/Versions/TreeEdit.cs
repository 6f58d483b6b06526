namespace NetKube.ControlPlane.Store.Embedded;

/// <summary>
/// Changes to a tree of keys that leave the tree they began with as it was. The first change of a node copies it (and
/// the path to it); further changes of the same edit reuse the copy, so that a batch of a thousand puts copies each
/// touched node once. Example with capacity 4:
/// <code>
///   published:   root[ A..  F.. ]        A.. = (a b c)   F.. = (f g)
///   put d        root'[ A'.  F.. ]       A'. = (a b c d)         F.. is shared
///   put e        A'. is full, splits:    root'[ (a b)  (c d e)  F.. ]
///   publish      readers of root go on reading (a b c); root' is never changed again
/// </code>
/// Deleted keys stay, as heads that are deletes, until compaction removes them.
/// </summary>
internal sealed class TreeEdit(TreeNode root)
{
    private const int MergeBelow = TreeNode.Capacity / 4;
    private const int MergeUpTo = TreeNode.Capacity * 3 / 4;

    private readonly object _owner = new();
    private TreeNode _root = root;

    public TreeNode Root => _root;

    public KeyVersion? Find(string key) => KeyTree.Find(_root, key);

    /// <summary>Makes a version the newest of its key.</summary>
    public void Put(KeyVersion head)
    {
        var right = Put(ref _root, head);
        if (right is null) return;
        var above = new TreeBranch(_owner);
        above.Insert(0, _root);
        above.Insert(1, right);
        _root = above;
    }

    /// <summary>Takes a key out of the tree.</summary>
    public void Remove(string key)
    {
        Remove(ref _root, key);
        while (_root is TreeBranch { Count: 1 } branch) _root = branch.Children[0];
        if (_root is TreeBranch { Count: 0 }) _root = new TreeLeaf(_owner);
    }

    private TreeNode? Put(ref TreeNode node, KeyVersion head)
    {
        if (node is TreeLeaf) return PutInLeaf(ref node, head);
        var branch = OwnBranch(ref node);
        var at = branch.ChildFor(head.Key);
        var before = branch.Children[at].Live;
        var right = Put(ref branch.Children[at], head);
        branch.Live += branch.Children[at].Live - before;
        return right is null ? null : InsertChild(branch, at + 1, right);
    }

    private TreeLeaf? PutInLeaf(ref TreeNode node, KeyVersion head)
    {
        var leaf = OwnLeaf(ref node);
        var at = leaf.Find(head.Key);
        if (at >= 0)
        {
            leaf.Replace(at, head);
            return null;
        }

        at = ~at;
        if (leaf.Count < TreeNode.Capacity)
        {
            leaf.Insert(at, head);
            return null;
        }

        // Keys that arrive in order fill their leaves: the new one begins the next leaf instead of halving this one.
        var keep = at == leaf.Count ? leaf.Count : leaf.Count / 2;
        var right = new TreeLeaf(_owner);
        right.Append(leaf, keep, leaf.Count - keep);
        leaf.Truncate(keep);
        if (at < keep) leaf.Insert(at, head);
        else right.Insert(at - keep, head);
        return right;
    }

    private TreeBranch? InsertChild(TreeBranch branch, int at, TreeNode child)
    {
        if (branch.Count < TreeNode.Capacity)
        {
            branch.Insert(at, child);
            return null;
        }

        var keep = at == branch.Count ? branch.Count : branch.Count / 2;
        var right = new TreeBranch(_owner);
        right.Append(branch, keep, branch.Count - keep);
        branch.Truncate(keep);
        // At the seam the child goes left, so that the right branch keeps the low key it is known by.
        if (at <= keep && keep < TreeNode.Capacity) branch.Insert(at, child);
        else right.Insert(at - keep, child);
        return right;
    }

    private void Remove(ref TreeNode node, string key)
    {
        if (node is TreeLeaf)
        {
            var leaf = OwnLeaf(ref node);
            var slot = leaf.Find(key);
            if (slot >= 0) leaf.RemoveAt(slot);
            return;
        }

        var branch = OwnBranch(ref node);
        var at = branch.ChildFor(key);
        var before = branch.Children[at].Live;
        Remove(ref branch.Children[at], key);
        branch.Live += branch.Children[at].Live - before;
        if (branch.Children[at].Count == 0) branch.RemoveAt(at);
        else if (branch.Children[at].Count < MergeBelow) Merge(branch, at);
    }

    private void Merge(TreeBranch branch, int at)
    {
        var left = at > 0 ? at - 1 : at;
        if (left + 1 >= branch.Count) return;
        if (branch.Children[left].Count + branch.Children[left + 1].Count > MergeUpTo) return;
        var from = branch.Children[left + 1];
        branch.RemoveAt(left + 1);
        if (from is TreeLeaf leaf) OwnLeaf(ref branch.Children[left]).Append(leaf, 0, leaf.Count);
        else OwnBranch(ref branch.Children[left]).Append((TreeBranch)from, 0, from.Count);
        branch.Live += from.Live;
    }

    private TreeLeaf OwnLeaf(ref TreeNode node)
    {
        var leaf = (TreeLeaf)node;
        if (ReferenceEquals(leaf.Owner, _owner)) return leaf;
        var copy = new TreeLeaf(_owner) { Count = leaf.Count, Live = leaf.Live };
        Array.Copy(leaf.Heads, copy.Heads, leaf.Count);
        node = copy;
        return copy;
    }

    private TreeBranch OwnBranch(ref TreeNode node)
    {
        var branch = (TreeBranch)node;
        if (ReferenceEquals(branch.Owner, _owner)) return branch;
        var copy = new TreeBranch(_owner);
        copy.Append(branch, 0, branch.Count);
        node = copy;
        return copy;
    }
}
