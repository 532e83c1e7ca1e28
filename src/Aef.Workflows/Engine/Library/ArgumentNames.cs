using Aef.Documents.Collections;
using Aef.Workflows.Engine.Errors;
using Aef.Workflows.Engine.Expressions;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine.Library;

/// <summary>The parameters of a function; assigns arguments from one map or list to them.</summary>
internal sealed class ArgumentNames(string function, EquatableList<string> names, int required)
{
    public WorkflowValue[] Bind(in WorkflowValue arguments)
    {
        var bound = new WorkflowValue[names.Count];
        var given = 0;
        if (arguments.List is { } list)
        {
            if (list.Count > names.Count)
            {
                throw WorkflowErrorException.Type($"{function} expects at most {names.Count} arguments; got {list.Count}");
            }

            list.Items.CopyTo(bound);
            given = list.Count;
        }
        else if (arguments.Map is { } map)
        {
            for (var i = 0; i < names.Count; i++)
            {
                given += map.TryGet(names[i], out bound[i]) ? 1 : 0;
                if (i < required && map.IndexOf(names[i]) < 0)
                {
                    throw Missing(names[i]);
                }
            }

            if (given < map.Count)
            {
                throw Unknown(map.Keys.ToArray().First(k => !names.Contains(k)));
            }
        }
        else if (!arguments.IsNull)
        {
            throw WorkflowErrorException.Type($"the arguments of {function} must be a map; got: {TypeNames.Of(arguments)}");
        }

        return arguments.Map is null && given < required ? throw Missing(names[given]) : bound;
    }

    public WorkflowErrorException Missing(string name) => WorkflowErrorException.Type($"{function} requires the argument '{name}'");

    public WorkflowErrorException Unknown(string name) => WorkflowErrorException.Type($"{function} has no parameter '{name}'");
}
