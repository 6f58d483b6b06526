using System.Diagnostics;

namespace NetKube.ClusterDns.Tests.Server;

public class RealClientTests
{
    [Theory]
    [InlineData("svc1.testns.svc.cluster.local A", "10.0.0.1")]
    [InlineData("+tcp svc1.testns.svc.cluster.local A", "10.0.0.1")]
    [InlineData("-x 10.0.0.1", "svc1.testns.svc.cluster.local.")]
    [InlineData("_http._tcp.svc1.testns.svc.cluster.local SRV", "0 100 80 svc1.testns.svc.cluster.local.")]
    [InlineData("dns-version.cluster.local TXT", "\"1.1.0\"")]
    [InlineData("external.testns.svc.cluster.local CNAME", "ext.interwebs.test.")]
    [InlineData("svc1.testns.svc.cluster.local AAAA", "")]
    public async Task Dig_reads_the_answer(string question, string expected)
    {
        await using var dns = new RunningDns();
        var (code, output) = await RunAsync("dig", $"@127.0.0.1 -p {dns.Address.Port} +short +tries=1 {question}");
        Assert.Equal((0, expected), (code, output.Trim()));
    }

    [Theory]
    [InlineData("svc1.testns.svc.cluster.local A", "NOERROR", "ANSWER: 1, AUTHORITY: 0")]
    [InlineData("svc1.testns.svc.cluster.local AAAA", "NOERROR", "ANSWER: 0, AUTHORITY: 1")]
    [InlineData("svc0.testns.svc.cluster.local A", "NXDOMAIN", "ANSWER: 0, AUTHORITY: 1")]
    public async Task Dig_finds_nothing_to_warn_of(string question, string status, string counts)
    {
        await using var dns = new RunningDns();
        var (_, output) = await RunAsync("dig", $"@127.0.0.1 -p {dns.Address.Port} +norecurse +tries=1 {question}");
        Assert.Contains($"status: {status}", output);
        Assert.Contains(counts, output);
        // dig says of every .local name that multicast DNS has it; any other warning would be about the reply.
        Assert.DoesNotContain("WARNING", output.Replace("WARNING: .local is reserved for Multicast DNS", ""));
    }

    [Fact]
    public async Task Nslookup_finds_a_service_that_has_no_ipv6_address()
    {
        await using var dns = new RunningDns();
        var (code, output) = await RunAsync("nslookup", $"-port={dns.Address.Port} svc1.testns.svc.cluster.local 127.0.0.1");
        Assert.Equal(0, code);
        Assert.Contains("Address: 10.0.0.1", output);
    }

    private static async Task<(int Code, string Output)> RunAsync(string program, string arguments)
    {
        var path = Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(p => Path.Combine(p, program)).FirstOrDefault(File.Exists);
        Assert.SkipWhen(path is null, $"{program} is not installed (package dnsutils)");
        using var process = Process.Start(new ProcessStartInfo(path!, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var output = await process.StandardOutput.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, output);
    }
}
