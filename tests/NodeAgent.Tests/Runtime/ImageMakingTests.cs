using NetKube.NodeAgent.Runtime;
using NetKube.NodeAgent.Runtime.Docker;
using NetKube.NodeAgent.Runtime.Images;

namespace NetKube.NodeAgent.Tests.Runtime;

public sealed class ImageMakingTests
{
    [Fact]
    public void Defaults_become_Dockerfile_lines() => Assert.Equal(
        ["ENV A=\"b c\"", "ENTRYPOINT [\"/x\"]", "CMD [\"-a\",\"b\"]", "WORKDIR /w", "USER 1000", "EXPOSE 80/tcp"],
        ImageChanges.Render(new ImageDefaults
        {
            Environment = new Dictionary<string, string> { ["A"] = "b c" },
            Entrypoint = ["/x"],
            Command = ["-a", "b"],
            WorkingDirectory = "/w",
            User = "1000",
            ExposedPorts = ["80/tcp"],
        }));

    [Fact]
    public void Libraries_and_the_loader_are_read_off_ldd() => Assert.Equal(
        ["/lib/libc.so.6", "/lib64/ld-linux-x86-64.so.2"],
        SharedLibraries.Parse("\tlinux-vdso.so.1 (0x00007ffc)\n\tlibc.so.6 => /lib/libc.so.6 (0x00007f)\n\t/lib64/ld-linux-x86-64.so.2 (0x00007f)\n"));

    [Fact]
    public void The_pause_program_is_a_small_executable()
    {
        var program = PauseProgram.Render();
        Assert.Equal([0x7f, (byte)'E', (byte)'L', (byte)'F'], program[..4]);
        Assert.Equal(264, program.Length);
    }
}
