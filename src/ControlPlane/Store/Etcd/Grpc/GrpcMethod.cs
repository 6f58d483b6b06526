using Google.Protobuf;

namespace NetKube.ControlPlane.Store.Etcd.Grpc;

/// <param name="Path">/package.Service/Method.</param>
/// <param name="Answers">Reads an answer.</param>
/// <param name="Repeatable">It may be sent again when it is not known whether it was carried out.</param>
internal sealed record GrpcMethod<T>(string Path, MessageParser<T> Answers, bool Repeatable)
    where T : IMessage<T>;
