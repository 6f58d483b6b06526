using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using NetKube.ClusterDns;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Packets.Dns;

// Serves 5,000 cluster names over loopback UDP. The server is a process of its own, so that its CPU time is its own:
//   dotnet run -c Release --project bench/Dns [seconds] [clients]     (at most 60 s, then it stops by itself)
const int Services = 5000;
const int InFlight = 32;

if (args is ["serve"]) return await ServeAsync();

var seconds = args.Length > 0 ? Math.Clamp(int.Parse(args[0]), 1, 60) : 5;
var clients = args.Length > 1 ? Math.Clamp(int.Parse(args[1]), 1, 16) : 1;
using var server = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, "serve") { RedirectStandardInput = true, RedirectStandardOutput = true })!;
var address = IPEndPoint.Parse((await server.StandardOutput.ReadLineAsync())!);
_ = Run(TimeSpan.FromSeconds(1), clients, address);   // compile and warm up
server.Refresh();
var cpu = server.TotalProcessorTime;
var result = Run(TimeSpan.FromSeconds(seconds), clients, address);
server.Refresh();
var used = server.TotalProcessorTime - cpu;
Console.WriteLine($"{Services} services, {clients} clients with {InFlight} questions each in flight, {result.Elapsed.TotalSeconds:F1} s");
Console.WriteLine($"{"queries/s",-28}{result.Answers / result.Elapsed.TotalSeconds,12:F0}");
Console.WriteLine($"{"server CPU us/query",-28}{used.TotalMicroseconds / result.Answers,12:F2}");
Console.WriteLine($"{"queries/s of a busy core",-28}{result.Answers / used.TotalSeconds,12:F0}");
Console.WriteLine($"{"lost",-28}{result.Lost,12}");
Console.WriteLine($"{"server resident MB",-28}{server.WorkingSet64 / 1048576.0,12:F1}");
await RunDnsPerfAsync(address, seconds);
server.StandardInput.Close();
Console.WriteLine(await server.StandardOutput.ReadToEndAsync());
await server.WaitForExitAsync();
return 0;

static async Task<int> ServeAsync()
{
    var options = new ClusterDnsOptions { Listen = [new IPEndPoint(IPAddress.Loopback, 0)] };
    using var dns = new ClusterDnsServer(options, TimeProvider.System, NullLoggerFactory.Instance);
    using var stop = new CancellationTokenSource();
    var run = dns.RunAsync(stop.Token);
    for (var i = 0; i < Services; i++) dns.Feed.Set(ServiceOf(i));
    dns.Feed.MarkSynced();
    while (!dns.IsReady) await Task.Yield();
    Console.WriteLine(dns.Bound[0]);
    var before = GC.GetTotalAllocatedBytes(precise: true);
    _ = await Console.In.ReadLineAsync();
    Console.WriteLine($"{"server bytes made in all",-28}{GC.GetTotalAllocatedBytes(precise: true) - before,12}");
    await stop.CancelAsync();
    await run;
    return 0;
}

static Service ServiceOf(int index) => new()
{
    Metadata = new ObjectMeta { Namespace = $"ns{index % 50}", Name = $"svc{index}" },
    Spec = new ServiceSpec
    {
        Type = ServiceType.ClusterIP,
        ClusterIP = $"10.96.{index >> 8}.{index & 255}",
        Ports = [new ServicePort { Name = "http", Port = 80, Protocol = Protocol.TCP }],
    },
};

static string NameOf(int index) => $"svc{index}.ns{index % 50}.svc.cluster.local";

static (long Answers, long Lost, TimeSpan Elapsed) Run(TimeSpan duration, int clients, IPEndPoint address)
{
    var start = Stopwatch.GetTimestamp();
    long answers = 0, lost = 0;
    var threads = Enumerable.Range(0, clients).Select(seed => new Thread(() =>
    {
        var (got, missed) = Client(duration, seed, address);
        Interlocked.Add(ref answers, got);
        Interlocked.Add(ref lost, missed);
    })).ToList();
    threads.ForEach(t => t.Start());
    threads.ForEach(t => t.Join());
    return (answers, lost, Stopwatch.GetElapsedTime(start));
}

static (long Answers, long Lost) Client(TimeSpan duration, int seed, IPEndPoint address)
{
    using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveTimeout = 200 };
    socket.Connect(address);
    var queries = Enumerable.Range(0, Services).Select(i => DnsQuery.ToBytes((ushort)i, DnsName.Parse(NameOf(i)), i % 4 == 3 ? DnsType.Aaaa : DnsType.A)).ToArray();
    var random = new Random(seed);
    var buffer = new byte[1500];
    long answers = 0, lost = 0;
    var waiting = 0;
    var start = Stopwatch.GetTimestamp();
    while (Stopwatch.GetElapsedTime(start) < duration)
    {
        for (; waiting < InFlight; waiting++) socket.Send(queries[random.Next(Services)]);
        try
        {
            var length = socket.Receive(buffer);
            if (length < 12 || (buffer[3] & 0xF) != 0) throw new InvalidDataException("An answer was no answer.");
            waiting--;
            answers++;
        }
        catch (SocketException late) when (late.SocketErrorCode is SocketError.TimedOut or SocketError.WouldBlock)
        {
            lost += waiting;
            waiting = 0;
        }
    }

    return (answers, lost);
}

static async Task RunDnsPerfAsync(IPEndPoint address, int seconds)
{
    var path = Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(p => Path.Combine(p, "dnsperf")).FirstOrDefault(File.Exists);
    if (path is null)
    {
        Console.WriteLine("dnsperf is not installed: no second opinion");
        return;
    }

    var questions = Path.GetTempFileName();
    await File.WriteAllLinesAsync(questions, Enumerable.Range(0, Services).Select(i => $"{NameOf(i)} A"));
    var start = new ProcessStartInfo(path, $"-s {address.Address} -p {address.Port} -d {questions} -l {seconds} -c 2 -T 1") { RedirectStandardOutput = true, RedirectStandardError = true };
    using var perf = Process.Start(start)!;
    foreach (var line in (await perf.StandardOutput.ReadToEndAsync()).Split('\n'))
    {
        if (line.Contains("Queries per second") || line.Contains("Queries lost") || line.Contains("Average Latency")) Console.WriteLine("dnsperf " + line.Trim());
    }

    await perf.WaitForExitAsync();
    File.Delete(questions);
}
