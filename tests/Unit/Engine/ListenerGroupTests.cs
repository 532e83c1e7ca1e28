using System.Reflection;
using Aef.Workflows.Engine;

namespace Aef.Tests.Engine;

public sealed class ListenerGroupTests
{
    [Fact]
    public void A_group_forwards_every_event_to_its_listeners()
    {
        const BindingFlags own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;

        typeof(ExecutionListener).GetMethods(own).Select(m => m.Name)
            .ShouldBe(
                typeof(ListenerGroup).GetMethods(own).Select(m => m.Name),
                ignoreOrder: true,
                "override the new method in ListenerGroup");
    }
}
