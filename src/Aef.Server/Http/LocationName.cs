using Aef.Server.Errors;
using Microsoft.AspNetCore.Http;

namespace Aef.Server.Http;

/// <summary>The project and location of a resource.</summary>
/// <param name="Project">The id of the project.</param>
/// <param name="Location">The id of the location.</param>
internal sealed record LocationName(string Project, string Location)
{
    /// <summary>The name.</summary>
    public string Name => $"projects/{Project}/locations/{Location}";

    /// <summary>Reads the route values <c>project</c> and <c>location</c>; the project may be named by its number.</summary>
    public static LocationName Of(HttpContext http, ProjectNumbers projects)
    {
        var project = (string)http.Request.RouteValues["project"]!;
        var location = (string)http.Request.RouteValues["location"]!;
        if (project.Length > 100 || !project.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or ':' or '_'))
        {
            throw ApiException.InvalidField("name", "The id of the project is invalid.");
        }

        if (location.Length > 64 || !location.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
        {
            throw ApiException.InvalidField("name", "The id of the location is invalid.");
        }

        return new LocationName(projects.IdOf(project), location);
    }
}
