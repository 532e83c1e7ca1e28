using System.Security.Cryptography;
using Aef.Workflows.Engine.Errors;
using Aef.Workflows.Engine.Program;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine.Library;

/// <summary><c>hash</c>.</summary>
internal static class HashFunctions
{
    public static WorkflowValue Checksum(ReadOnlySpan<WorkflowValue> arguments, Frame frame)
    {
        var data = Arguments.Bytes(arguments[0], "data");
        return WorkflowValue.OfOwned(CryptographicOperations.HashData(Algorithm(arguments[1]), data));
    }

    public static WorkflowValue Hmac(ReadOnlySpan<WorkflowValue> arguments, Frame frame)
    {
        var key = Arguments.Bytes(arguments[0], "key");
        var data = Arguments.Bytes(arguments[1], "data");
        return WorkflowValue.OfOwned(CryptographicOperations.HmacData(Algorithm(arguments[2]), key, data));
    }

    private static HashAlgorithmName Algorithm(in WorkflowValue name) =>
        Arguments.Text(name, "algorithm").ToUpperInvariant().Replace("-", string.Empty, StringComparison.Ordinal) switch
        {
            "MD5" => HashAlgorithmName.MD5,
            "SHA1" => HashAlgorithmName.SHA1,
            "SHA256" => HashAlgorithmName.SHA256,
            "SHA384" => HashAlgorithmName.SHA384,
            "SHA512" => HashAlgorithmName.SHA512,
            _ => throw WorkflowErrorException.Value($"the algorithm {name} is not known"),
        };
}
