using Aef.Server.Errors;
using Aef.Server.Http;
using Microsoft.AspNetCore.Http;

namespace Aef.Server.Workflows;

/// <summary>The name of a workflow.</summary>
/// <param name="Parent">Its project and location.</param>
/// <param name="Id">Its id.</param>
internal sealed record WorkflowName(LocationName Parent, string Id)
{
    /// <summary>The whole name.</summary>
    public string Name { get; } = $"{Parent.Name}/workflows/{Id}";

    /// <summary>Reads the route values.</summary>
    public static WorkflowName Of(HttpContext http, ProjectNumbers projects) =>
        new(LocationName.Of(http, projects), (string)http.Request.RouteValues["workflow"]!);

    /// <summary>Parses a whole name, with the id or number of the project; null for any other text.</summary>
    public static WorkflowName? Parse(string name, ProjectNumbers projects) =>
        name.Split('/') is ["projects", var project, "locations", var location, "workflows", var id]
            ? new WorkflowName(new LocationName(projects.IdOf(project), location), id)
            : null;

    /// <summary>Checks the id of a new workflow.</summary>
    public static void CheckId(string? id)
    {
        var isValid = id is { Length: >= 1 and <= 64 }
            && char.IsAsciiLetter(id[0])
            && char.IsAsciiLetterOrDigit(id[^1])
            && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
        if (!isValid)
        {
            throw ApiException.InvalidField(
                "workflow_id",
                "The id must contain only letters, numbers, underscores and hyphens, start with a letter, end with a letter or a number, "
                    + "and be 1 to 64 characters long.");
        }
    }
}
