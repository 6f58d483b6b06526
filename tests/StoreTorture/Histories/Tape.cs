using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;

namespace NetKube.StoreTorture.Histories;

/// <summary>
/// One client's operations in a file that is mapped into memory: what was noted before a kill -9 is there after it,
/// without a system call an operation. Each is noted twice, before it begins and when it has returned.
/// </summary>
internal sealed unsafe class Tape : IDisposable
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly Operation* _first;

    public Tape(string path, int capacity)
    {
        Capacity = capacity;
        var bytes = (long)capacity * sizeof(Operation);
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.OpenOrCreate, null, bytes);
        _view = _file.CreateViewAccessor(0, bytes);
        byte* at = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref at);
        _first = (Operation*)at;
    }

    public int Capacity { get; }

    public ref Operation this[int index] => ref Unsafe.AsRef<Operation>(_first + index);

    public static string PathOf(string folder, string client) => Path.Combine(folder, client + ".tape");

    /// <summary>All operations of a tape, in the order in which the client invoked them.</summary>
    public static List<Operation> Read(string path)
    {
        var operations = new List<Operation>();
        var capacity = (int)(new FileInfo(path).Length / sizeof(Operation));
        if (capacity == 0) return operations; // the client was killed between making the file and giving it its size
        using var tape = new Tape(path, capacity);
        for (var i = 0; i < tape.Capacity && tape[i].Kind != OperationKind.None; i++) operations.Add(tape[i]);
        return operations;
    }

    public void Dispose()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
    }
}
