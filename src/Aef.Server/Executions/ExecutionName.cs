using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Aef.Server.Http;
using Aef.Server.Workflows;
using Microsoft.AspNetCore.Http;

namespace Aef.Server.Executions;

/// <summary>The name of an execution.</summary>
/// <param name="Workflow">Its workflow.</param>
/// <param name="Id">Its id.</param>
internal sealed record ExecutionName(WorkflowName Workflow, string Id)
{
    /// <summary>The whole name.</summary>
    public string Name { get; } = $"{Workflow.Name}/executions/{Id}";

    /// <summary>The seed of the engine. It depends on the id only, so that an execution can be repeated.</summary>
    public ulong Seed => BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(Id)));

    /// <summary>Reads the route values.</summary>
    public static ExecutionName Of(HttpContext http, ProjectNumbers projects) =>
        new(WorkflowName.Of(http, projects), (string)http.Request.RouteValues["execution"]!);

    /// <summary>Parses a whole name; null for any other text.</summary>
    public static ExecutionName? Parse(string name, ProjectNumbers projects)
    {
        var at = name.IndexOf("/executions/", StringComparison.Ordinal);
        return at > 0
            && WorkflowName.Parse(name[..at], projects) is { } workflow
            && name[(at + "/executions/".Length)..] is { Length: > 0 } id
            && !id.Contains('/', StringComparison.Ordinal)
            ? new ExecutionName(workflow, id)
            : null;
    }

    /// <summary>The id that belongs to a text: the same text always has the same id.</summary>
    public static string IdFor(string text)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        return ServerIds.Uuid(BitConverter.ToUInt64(hash), BitConverter.ToUInt64(hash, 8));
    }
}
