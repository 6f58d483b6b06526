namespace NetKube.ControlPlane.Store;

/// <summary>What every store demands of a transaction before it looks at its state.</summary>
internal static class TransactionCheck
{
    /// <exception cref="ArgumentException">A key is empty, no valid Unicode, or written twice.</exception>
    public static Transaction Checked(Transaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        foreach (var condition in transaction.Conditions) KeyOrder.ThrowIfUnusable(condition.Key);
        foreach (var write in transaction.Writes) KeyOrder.ThrowIfUnusable(write.Key);
        if (transaction.Writes.Count > 1)
        {
            var repeated = transaction.Writes.GroupBy(write => write.Key, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1);
            if (repeated is not null) throw new ArgumentException($"a transaction writes {repeated.Key} more than once", nameof(transaction));
        }

        return transaction;
    }
}
