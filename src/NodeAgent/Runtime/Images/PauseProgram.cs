using System.Buffers.Binary;

namespace NetKube.NodeAgent.Runtime.Images;

/// <summary>
/// The program of a pod's pause container: it holds the namespaces, ends on SIGTERM and SIGINT (the first process of a
/// pid namespace ignores signals that it does not handle, pid_namespaces(7)), and lets the kernel reap orphans
/// (SIGCHLD ignored, sigaction(2)). 264 bytes, so that it starts in no time and uses one page.
/// </summary>
internal static class PauseProgram
{
    private const ulong Base = 0x400000;
    private const int HeadersLength = 64 + 56; // Elf64_Ehdr and one Elf64_Phdr, elf(5)

    // rt_sigaction(15, exit), rt_sigaction(2, exit), rt_sigaction(17, ignore), then pause() for ever.
    private static ReadOnlySpan<byte> Code =>
    [
        0x48, 0x8d, 0x35, 0x49, 0x00, 0x00, 0x00, // lea rsi, [exit_action]
        0x6a, 0x0f, 0x5f,                         // push 15 (SIGTERM); pop rdi
        0xe8, 0x25, 0x00, 0x00, 0x00,             // call act
        0x48, 0x8d, 0x35, 0x3a, 0x00, 0x00, 0x00, // lea rsi, [exit_action]
        0x6a, 0x02, 0x5f,                         // push 2 (SIGINT); pop rdi
        0xe8, 0x16, 0x00, 0x00, 0x00,             // call act
        0x48, 0x8d, 0x35, 0x4b, 0x00, 0x00, 0x00, // lea rsi, [ignore_action]
        0x6a, 0x11, 0x5f,                         // push 17 (SIGCHLD); pop rdi
        0xe8, 0x07, 0x00, 0x00, 0x00,             // call act
        0x6a, 0x22, 0x58, 0x0f, 0x05,             // loop: push 34 (pause); pop rax; syscall
        0xeb, 0xf9,                               // jmp loop
        0x6a, 0x0d, 0x58,                         // act: push 13 (rt_sigaction); pop rax
        0x31, 0xd2, 0x6a, 0x08, 0x41, 0x5a,       // xor edx, edx; push 8; pop r10
        0x0f, 0x05, 0xc3,                         // syscall; ret
        0x31, 0xff, 0xb8, 0xe7, 0x00, 0x00, 0x00, // quit: xor edi, edi; mov eax, 231 (exit_group)
        0x0f, 0x05,                               // syscall
        0x0f, 0x1f, 0x80, 0x00, 0x00, 0x00, 0x00, // (alignment)
        // exit_action: handler quit, SA_RESTORER, restorer quit, no mask
        0xb8, 0x00, 0x40, 0x00, 0, 0, 0, 0, 0x00, 0x00, 0x00, 0x04, 0, 0, 0, 0,
        0xb8, 0x00, 0x40, 0x00, 0, 0, 0, 0, 0x00, 0x00, 0x00, 0x00, 0, 0, 0, 0,
        // ignore_action: SIG_IGN, SA_RESTORER | SA_NOCLDWAIT
        0x01, 0x00, 0x00, 0x00, 0, 0, 0, 0, 0x02, 0x00, 0x00, 0x04, 0, 0, 0, 0,
        0x00, 0x00, 0x00, 0x00, 0, 0, 0, 0, 0x00, 0x00, 0x00, 0x00, 0, 0, 0, 0,
    ];

    /// <summary>The whole x86-64 executable.</summary>
    public static byte[] Render()
    {
        var file = new byte[HeadersLength + Code.Length];
        var elf = file.AsSpan();
        ReadOnlySpan<byte> ident = [0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1]; // 64 bits, little endian, version 1
        ident.CopyTo(elf);
        BinaryPrimitives.WriteUInt16LittleEndian(elf[16..], 2); // ET_EXEC
        BinaryPrimitives.WriteUInt16LittleEndian(elf[18..], 62); // EM_X86_64
        BinaryPrimitives.WriteUInt32LittleEndian(elf[20..], 1);
        BinaryPrimitives.WriteUInt64LittleEndian(elf[24..], Base + HeadersLength); // e_entry
        BinaryPrimitives.WriteUInt64LittleEndian(elf[32..], 64); // e_phoff
        BinaryPrimitives.WriteUInt16LittleEndian(elf[52..], 64); // e_ehsize
        BinaryPrimitives.WriteUInt16LittleEndian(elf[54..], 56); // e_phentsize
        BinaryPrimitives.WriteUInt16LittleEndian(elf[56..], 1); // e_phnum
        var segment = elf[64..];
        BinaryPrimitives.WriteUInt32LittleEndian(segment, 1); // PT_LOAD
        BinaryPrimitives.WriteUInt32LittleEndian(segment[4..], 5); // readable, executable
        BinaryPrimitives.WriteUInt64LittleEndian(segment[16..], Base);
        BinaryPrimitives.WriteUInt64LittleEndian(segment[24..], Base);
        BinaryPrimitives.WriteUInt64LittleEndian(segment[32..], (ulong)file.Length);
        BinaryPrimitives.WriteUInt64LittleEndian(segment[40..], (ulong)file.Length);
        BinaryPrimitives.WriteUInt64LittleEndian(segment[48..], 0x1000);
        Code.CopyTo(elf[HeadersLength..]);
        return file;
    }
}
