using Aef.Server.Errors;
using Aef.Server.Http;
using Microsoft.AspNetCore.Http;

namespace Aef.Server.Scheduler;

/// <summary>The name of a job.</summary>
/// <param name="Parent">Its project and location.</param>
/// <param name="Id">Its id.</param>
internal sealed record JobName(LocationName Parent, string Id)
{
    /// <summary>The whole name.</summary>
    public string Name { get; } = $"{Parent.Name}/jobs/{Id}";

    /// <summary>Reads the route values.</summary>
    public static JobName Of(HttpContext http, ProjectNumbers projects) =>
        new(LocationName.Of(http, projects), (string)http.Request.RouteValues["job"]!);

    /// <summary>Reads the name of a new job, which its parent must contain.</summary>
    public static JobName Parse(string name, LocationName parent, ProjectNumbers projects)
    {
        if (name.Split('/') is ["projects", var project, "locations", var location, "jobs", var id]
            && new LocationName(projects.IdOf(project), location) == parent)
        {
            return IsId(id)
                ? new JobName(parent, id)
                : throw ApiException.InvalidField("job.name", "The id must have 1 to 500 letters, numbers, hyphens and underscores.");
        }

        throw ApiException.InvalidField("job.name", $"The name must begin with {parent.Name}/jobs/.");
    }

    private static bool IsId(string id) => id.Length is >= 1 and <= 500 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
